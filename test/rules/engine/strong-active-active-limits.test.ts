import { AccessPatternProfile, AttributeType, Consistency, Operation, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/strong-active-active-limits';
import { entity, linesOf, pattern } from '../evidence';

const regions = { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['eu-west-1', 'eu-west-2'] };
const session = entity({ attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } });

describe('engine/strong-active-active-limits', () => {
  test('speaks when transactions are needed', () => {
    expect(linesOf(rule, { regions, accessPatterns: [pattern({ name: 'transfer', operation: Operation.TRANSACTION })] })).toEqual([
      "excludes dynamodb: active-active with strong consistency is a global table of exactly three Regions without transactions or TTL; against it: the transaction 'transfer' → accept eventual consistency between Regions, or drop what stands against it; Aurora DSQL is the newer alternative with SQL (two Regions and a witness)",
    ]);
  });

  test('speaks when a unique value is written, which takes a transaction', () => {
    const user = entity({ attributes: { email: AttributeType.STRING }, unique: [['email']] });
    const [line] = linesOf(rule, { regions, entities: [user], accessPatterns: [pattern({ name: 'register', operation: Operation.PUT })] });
    expect(line).toContain("against it: 'register', which keeps Order unique by a marker item in one transaction → ");
    expect(linesOf(rule, { regions, entities: [user] })).toEqual([]);
  });

  test('speaks when items expire and Regions are four', () => {
    expect(linesOf(rule, { entities: [session], regions: { ...regions, replicas: undefined, replicaCount: 3 } })).toEqual([
      'excludes dynamodb: active-active with strong consistency is a global table of exactly three Regions without transactions or TTL; against it: the expiry of Order and 4 Regions → accept eventual consistency between Regions, or drop what stands against it; Aurora DSQL is the newer alternative with SQL (two Regions and a witness)',
    ]);
  });

  test('speaks when the Regions are two', () => {
    expect(linesOf(rule, { regions: { ...regions, replicas: ['eu-west-1'] } })).toEqual([
      'excludes dynamodb: active-active with strong consistency is a global table of exactly three Regions without transactions or TTL; against it: 2 Regions → accept eventual consistency between Regions, or drop what stands against it; Aurora DSQL is the newer alternative with SQL (two Regions and a witness)',
    ]);
  });

  test('speaks when the Regions are of different sets', () => {
    expect(linesOf(rule, { regions: { ...regions, replicas: ['eu-west-1', 'us-east-1'] } })).toEqual([
      'excludes dynamodb: active-active with strong consistency is a global table of exactly three Regions without transactions or TTL; against it: the Regions eu-west-1 and us-east-1, which are not of one set → accept eventual consistency between Regions, or drop what stands against it; Aurora DSQL is the newer alternative with SQL (two Regions and a witness)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['three Regions of one set are named', { regions }],
    ['the number of Regions is not declared', { regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG } }],
    ['Regions may lag', { entities: [session], regions: { ...regions, consistency: undefined } }],
    ['one Region writes', { entities: [session], regions: { ...regions, topology: Topology.ACTIVE_PASSIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
