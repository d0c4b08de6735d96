import { DynamoDbIndex, DynamoDbTable } from '../../../src/designs/dynamodb/dynamodb-design';
import { entryBytes, readUnits, writeUnits } from '../../../src/designs/dynamodb/units';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { order } from '../workloads';

describe('writeUnits', () => {
  test.each([[0, 1], [1, 1], [1024, 1], [1025, 2], [4096, 4]])('%d bytes take %d', (bytes, units) => {
    expect(writeUnits(bytes)).toBe(units);
  });
});

describe('readUnits', () => {
  test.each([
    ['a miss', 0, false, 0.5], ['a strong miss', 0, true, 1],
    ['4 KB', 4096, false, 0.5], ['4 KB, strong', 4096, true, 1],
    ['a byte more', 4097, false, 1], ['a byte more, strong', 4097, true, 2],
  ])('%s', (_, bytes, strong, units) => {
    expect(readUnits(bytes, strong)).toBe(units);
  });
});

describe('entryBytes', () => {
  const index = (type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE', attributes: string[] = []): DynamoDbIndex => ({
    name: 'byEmail', partitionKeys: [{ name: 'email', type: 'S' }], sortKeys: [], projection: { type, attributes }, patterns: [],
  });
  const table: DynamoDbTable = { entity: 'Order', partitionKey: { name: 'id', type: 'S' }, indexes: [] };
  const entity = order({
    attributes: { id: AttributeType.STRING, email: AttributeType.STRING, total: AttributeType.NUMBER, cart: AttributeType.JSON },
  });

  test.each([
    ['a whole item', index('ALL'), 1_000],
    ['keys of table and index', index('KEYS_ONLY'), 128],
    ['an attribute more', index('INCLUDE', ['total']), 192],
    ['a json attribute, taken for the bulk of the item', index('INCLUDE', ['cart']), 1_000],
  ])('%s', (_, of, bytes) => {
    expect(entryBytes(entity, table, of)).toBe(bytes);
  });

  test('is never more than the item', () => {
    expect(entryBytes({ ...entity, averageItemBytes: 100 }, table, index('INCLUDE', ['total']))).toBe(100);
  });

  test('is unknown where the size of an item is', () => {
    expect(entryBytes({ ...entity, averageItemBytes: undefined }, table, index('KEYS_ONLY'))).toBeUndefined();
  });
});
