import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { requestLoads } from '../../../src/designs/dynamodb/request-loads';
import { AccessPattern, AttributeType, Consistency, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

const ORDER = order({
  key: ['customer', 'id'],
  attributes: { customer: AttributeType.STRING, id: AttributeType.STRING, status: AttributeType.STRING, placedAt: AttributeType.TIMESTAMP },
  averageItemBytes: 3_000,
});
const LINE = order({ name: 'Line', key: ['id'], averageItemBytes: 500 });

/** One line per load: `Order.byStatus reads 0.5 writes 0`. */
function loadsOf(accessPatterns: AccessPattern[], entities: Entity[] = [ORDER, LINE]): string[] {
  const workload = workloadOf({ entities, accessPatterns });
  return requestLoads(workload, draftDynamoDb(workload))
    .map(({ entity, index, reads, writes }) => `${entity}${index === undefined ? '' : `.${index}`} reads ${reads} writes ${writes}`);
}

const byStatus = get({ name: 'by-status', operation: Operation.LIST, by: ['status'], range: 'placedAt', returns: ['id'], itemsPerRequest: 50 });

describe('requestLoads', () => {
  test.each<[string, AccessPattern, string[]]>([
    ['an eventual get takes half of a unit per 4 KB', get(), ['Order reads 0.5 writes 0']],
    ['a strong get takes a unit', get({ consistency: Consistency.STRONG }), ['Order reads 1 writes 0']],
    ['each item of a batch is rounded up by itself', get({ itemsPerRequest: 10 }), ['Order reads 5 writes 0']],
    ['a query is rounded up once', get({ operation: Operation.LIST, by: ['customer'], itemsPerRequest: 10 }), ['Order reads 4 writes 0']],
    ['a put takes a unit per KB', put(), ['Order reads 0 writes 3']],
    ['a transaction is written twice', put({ operation: Operation.TRANSACTION }), ['Order reads 0 writes 6']],
    ['a transaction over entities writes one item of its own, and the rest of the other', put({ operation: Operation.TRANSACTION, alsoWrites: ['Line'], itemsPerRequest: 4 }),
      ['Order reads 0 writes 6', 'Line reads 0 writes 6']],
  ])('%s', (_, pattern, expected) => {
    expect(loadsOf([pattern])).toEqual(expected);
  });

  test('every write is a write in each index, once, of what it carries', () => {
    expect(loadsOf([byStatus, put({ operation: Operation.TRANSACTION })])).toEqual([
      'Order.byStatusAndPlacedAt reads 2 writes 0',
      'Order reads 0 writes 6',
      'Order.byStatusAndPlacedAt reads 0 writes 1',
    ]);
  });

  test.each<[string, AccessPattern, string[]]>([
    ['a put', put(), ['Order reads 0 writes 6', 'Order reads 0 writes 4']],
    ['a delete', put({ operation: Operation.DELETE, itemsPerRequest: 2 }), ['Order reads 0 writes 12', 'Order reads 0 writes 8']],
    ['an update leaves the values alone', put({ operation: Operation.UPDATE }), ['Order reads 0 writes 3']],
    ['a transaction does too', put({ operation: Operation.TRANSACTION }), ['Order reads 0 writes 6']],
  ])('unique values have markers, written in one transaction with the item: %s', (_, pattern, expected) => {
    expect(loadsOf([pattern], [{ ...ORDER, unique: [['status'], ['placedAt'], ['customer', 'id', 'status']] }])).toEqual(expected);
  });

  test('an unknown size leaves the units unknown', () => {
    expect(loadsOf([get(), put()], [{ ...ORDER, averageItemBytes: undefined }])).toEqual([
      'Order reads undefined writes 0', 'Order reads 0 writes undefined',
    ]);
  });

  test('what the draft does not serve is left out', () => {
    expect(loadsOf([get({ name: 'anything', operation: Operation.AD_HOC })])).toEqual([]);
  });

  test('what is served elsewhere is left out', () => {
    expect(loadsOf([get({ servedElsewhere: true })])).toEqual([]);
  });
});
