import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/indexed-attribute-changes';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ attributes: { status: AttributeType.STRING, placed: AttributeType.TIMESTAMP } });
const byStatus = pattern({ name: 'by-status', operation: Operation.LIST, by: ['status'], range: 'placed' });
const update = pattern({ name: 'update-order', operation: Operation.UPDATE, peakPerSecond: 300 });

describe('engine/indexed-attribute-changes', () => {
  test('speaks when an update may change the key of an index', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [byStatus, update] })).toEqual([
      "cautions dynamodb: 'update-order' (300/s) may change status and placed of Order, by which an index is keyed: each change costs two index writes in place of one → index attributes that do not change",
    ]);
  });

  test('an update does not change what it finds its items by', () => {
    const find = { ...update, name: 'close', by: ['status'], peakPerSecond: 5 };
    expect(linesOf(rule, { entities: [order], accessPatterns: [byStatus, find, update] })).toEqual([
      "cautions dynamodb: 'close' (5/s) may change placed and 'update-order' (300/s) may change status and placed of Order, by which an index is keyed: each change costs two index writes in place of one → index attributes that do not change",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing updates', { entities: [order], accessPatterns: [byStatus] }],
    ['the key of the index is what the update goes by', { entities: [order], accessPatterns: [{ ...byStatus, range: undefined }, { ...update, by: ['status'] }] }],
    ['there is no index', { entities: [order], accessPatterns: [update] }],
    ['the index has only attributes of the table key', { entities: [entity({ key: ['id', 'line'], attributes: { line: AttributeType.NUMBER } })], accessPatterns: [update, pattern({ name: 'by-line', operation: Operation.LIST, by: ['line'] })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
