import { decide } from '../../src/decision/decide';
import {
  AccessPatternProfile, AttributeType, ClientKind, Consistency, Evolution, ExistingEngine, Operation, PostgresFeature, Topology, Traffic,
} from '../../src/profile/access-pattern-profile';
import { checkProfile } from '../../src/profile/schema';
import { entity, pattern } from '../rules/evidence';

/** Nothing of this profile is unknown. */
const KNOWN: Partial<AccessPatternProfile> = {
  entities: [entity({ itemCount: 1_000, averageItemBytes: 500, maxItemBytes: 4_000 })],
  accessPatterns: [pattern({ averagePerSecond: 50 }), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 10, averagePerSecond: 5 })],
  traffic: Traffic.STEADY,
  clients: { kind: ClientKind.CONTAINERS },
  evolution: Evolution.STABLE,
};

function unknowns(of: Partial<AccessPatternProfile>): readonly string[] {
  return decide(checkProfile({ ...KNOWN, ...of })).unknowns;
}

const NAMED = 'it could make DynamoDB a named recommendation (functions without a pool of their own, unpredictable traffic, all by the table key)';
const lookup = pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'] });
const withEmail = [entity({ itemCount: 1_000, averageItemBytes: 500, maxItemBytes: 4_000, attributes: { email: AttributeType.STRING } })];

describe('what is unknown and would matter', () => {
  test.each<[string, Partial<AccessPatternProfile>, string[]]>([
    ['nothing', {}, []],
    ['a rate by key, at a small load', { accessPatterns: [pattern({ peakPerSecond: undefined })] }, [
      'accessPatterns.get-order.peakPerSecond: unknown; would matter because one Postgres primary is outgrown from 1,000,000 requests/s on, and 0 requests/s are declared',
    ]],
    ['a rate by key, at a load that is beyond one primary', {
      accessPatterns: [pattern({ peakPerSecond: undefined }), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 30_000, averagePerSecond: 1 })],
      entities: [entity({ itemCount: 1, averageItemBytes: 1, hottestKeyShare: 0 })],
    }, [
      'accessPatterns.get-order.peakPerSecond: unknown; would matter for sizing and cost; the scale is proven without it',
      'accessPatterns.get-order.averagePerSecond: unknown; would matter because without it capacity stays on demand, and the break-even of provisioned capacity is not reckoned',
    ]],
    ['a rate off the key', { entities: withEmail, accessPatterns: [pattern(), { ...lookup, peakPerSecond: undefined }] }, [
      'accessPatterns.by-email.peakPerSecond: unknown; would matter because it could prove or refute that a single key serves 90 % of the load',
    ]],
    ['a peak, where an average is known', { accessPatterns: [pattern({ peakPerSecond: undefined, averagePerSecond: 5 })] }, [
      'accessPatterns.get-order.peakPerSecond: unknown; the average stands in, so a peak above it is not judged',
    ]],
    ['a count, once for volume and deletes', {
      entities: [entity({ averageItemBytes: 10, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 60 } })],
    }, [
      'entities.Order.itemCount: unknown; would matter because one Postgres primary is outgrown from 120,000 row writes/s on, and 10 row writes/s are declared',
    ]],
    ['traffic, where it could settle', { traffic: undefined, clients: { kind: ClientKind.FUNCTIONS } }, [`traffic: unknown; would matter because ${NAMED}`]],
    ['traffic, where containers call', { traffic: undefined }, ['traffic: unknown; would matter because capacity mode and deployment follow it']],
    ['clients, where they could settle', { traffic: Traffic.UNPREDICTABLE, clients: undefined }, [`clients: unknown; would matter because ${NAMED}`]],
    ['clients, where traffic is steady', { clients: undefined }, [
      'clients: unknown; would matter because functions, and clients outside a VPC, reach Postgres in other ways',
    ]],
    ['both, where Postgres holds the data', { traffic: undefined, clients: undefined, existingStore: { engine: ExistingEngine.POSTGRES } }, [
      'traffic: unknown; would matter because capacity mode and deployment follow it',
      'clients: unknown; would matter because functions, and clients outside a VPC, reach Postgres in other ways',
    ]],
    ['evolution, where a named recommendation could come', { evolution: undefined, traffic: Traffic.UNPREDICTABLE, clients: undefined }, [
      `clients: unknown; would matter because ${NAMED}`,
      'evolution: unknown; would matter because no named recommendation of DynamoDB holds while patterns evolve',
    ]],
    ['no evolution, where none could', { evolution: undefined }, []],
    ['the largest of large items', { entities: [entity({ itemCount: 1, averageItemBytes: 40_960 })] }, [
      'entities.Order.maxItemBytes: unknown; would matter because items average 40,960 bytes, and one over 409,600 excludes DynamoDB',
    ]],
    ['the largest of small items', { entities: [entity({ itemCount: 1, averageItemBytes: 40_959 })] }, []],
    ['the largest of items at the limit', { entities: [entity({ itemCount: 1, averageItemBytes: 409_600, hottestKeyShare: 0 })] }, [
      'entities.Order.maxItemBytes: unknown; would matter because items average 409,600 bytes, and one over 409,600 excludes DynamoDB',
    ]],
    ['the size of what stays in the table beside large values', {
      entities: [entity({ itemCount: 1, averageItemBytes: 500_000, maxItemBytes: 900_000, largeValuesElsewhere: true })],
    }, [
      'entities.Order.averageItemBytes: unknown; would matter because what stays in a table of the declared 500,000 bytes is not priced, nor its requests: '
        + 'an item holds at most 409,600',
    ]],
    ['the largest of items that are excluded by their average', { entities: [entity({ itemCount: 1, averageItemBytes: 409_601, hottestKeyShare: 0 })] }, []],
    ['the busiest key of many writes', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_001 })] }, [
      'entities.Order.hottestKeyShare: unknown; would matter because 1,001 write and 0 read units/s are declared, and one key of DynamoDB carries 1,000 and 3,000',
    ]],
    ['the busiest key of many reads', { accessPatterns: [pattern({ peakPerSecond: 6_002 })] }, [
      'entities.Order.hottestKeyShare: unknown; would matter because 0 write and 3,001 read units/s are declared, and one key of DynamoDB carries 1,000 and 3,000',
    ]],
    ['the busiest key of a load that one key carries', {
      accessPatterns: [pattern({ peakPerSecond: 6_000 }), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 1_000 })],
    }, []],
    ['no busiest key where it is declared', {
      entities: [entity({ itemCount: 1, averageItemBytes: 500, hottestKeyShare: 0.1 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 5_000 })],
    }, []],
    ['how many Regions', { regions: { topology: Topology.ACTIVE_ACTIVE } }, [
      'regions.replicas: unknown; would matter because every other Region is paid for, and strong consistency takes exactly 3 Regions',
    ]],
    ['no Regions where they are counted', { regions: { topology: Topology.ACTIVE_PASSIVE, replicaCount: 1 } }, []],
    ['no Regions where there is one', { regions: { topology: Topology.SINGLE } }, []],
  ])('is %s', (_, of, expected) => {
    expect(unknowns(of)).toEqual(expected);
  });

  /** The reasons given for a number of these paths, whatever else is unknown. */
  function reasons(of: Partial<AccessPatternProfile>, ...paths: string[]): string[] {
    const lines = unknowns(of);
    return paths.map((path) => lines.find((line) => line.startsWith(`${path}: `))?.replace(/^.*: unknown; would matter /, '') ?? 'not listed');
  }

  const report = pattern({ name: 'report', operation: Operation.AD_HOC, by: undefined, peakPerSecond: undefined });
  const order = entity({ attributes: { until: AttributeType.TIMESTAMP } });
  const customer = entity({ name: 'Customer', itemCount: 1, averageItemBytes: 1 });
  const joined = pattern({ name: 'joined', joins: ['Customer'], peakPerSecond: undefined });
  const put = pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 40_000 });
  const REPORT = 'accessPatterns.report.peakPerSecond';
  const GET = 'accessPatterns.get-order.peakPerSecond';
  const PUT = 'accessPatterns.put.peakPerSecond';
  const COUNT = 'entities.Order.itemCount';
  const BYTES = 'entities.Order.averageItemBytes';

  test('is what Postgres is refused for, where DynamoDB is excluded', () => {
    const of = { entities: [order], accessPatterns: [pattern(), report, { ...put, peakPerSecond: undefined }] };
    expect(reasons(of, REPORT, PUT, COUNT)).toEqual([
      'for sizing and cost; DynamoDB is excluded without it',
      'because Postgres is excluded too from 80,000 write transactions/s on, and 0 write transactions/s are declared',
      'because Postgres is excluded too from 256 TiB on, and 0 bytes are declared',
    ]);
  });

  test('is what Postgres is refused for, where a single key is refuted', () => {
    const byEmail = { ...lookup, peakPerSecond: 100_000 };
    const change = pattern({ name: 'change', operation: Operation.UPDATE, by: ['email'], peakPerSecond: undefined });
    const of = { entities: withEmail, accessPatterns: [byEmail, put, { ...lookup, name: 'rest', peakPerSecond: undefined }, change] };
    expect(reasons(of, 'accessPatterns.rest.peakPerSecond', 'accessPatterns.change.peakPerSecond')).toEqual([
      'for sizing and cost; a single key is refuted without it',
      'because Postgres is excluded from 80,000 write transactions/s on, and 40,000 write transactions/s are declared',
    ]);
  });

  test('is how large a share joins are of the load, where they exclude DynamoDB', () => {
    const of = { entities: [entity(), customer], accessPatterns: [pattern({ peakPerSecond: undefined }), joined] };
    const joins = 'because joins over fresh data exclude DynamoDB from 10 % of the load on';
    expect(reasons(of, GET, 'accessPatterns.joined.peakPerSecond', COUNT)).toEqual([
      joins, joins, 'because Postgres is excluded too from 256 TiB on, and 1 bytes are declared',
    ]);
    expect(reasons({ ...of, requires: [PostgresFeature.TRIGGERS] }, GET)).toEqual(['for sizing and cost; DynamoDB is excluded without it']);
  });

  test('is how many reads go by key, where an existing table may be kept', () => {
    const of = { accessPatterns: [pattern(), report], existingStore: { engine: ExistingEngine.DYNAMODB } };
    const kept = 'because the existing table is kept beside Postgres where a single key serves 50 % of the reads';
    expect(reasons(of, REPORT)).toEqual([kept]);
    expect(reasons({ ...of, singleStore: true }, REPORT)).toEqual(['for sizing and cost; DynamoDB is excluded without it']);
    expect(reasons({ ...of, existingStore: undefined }, REPORT)).toEqual(['for sizing and cost; DynamoDB is excluded without it']);
  });

  test('is for sizing, where an existing table is kept or stays', () => {
    const existingStore = { engine: ExistingEngine.DYNAMODB };
    const known = { ...report, peakPerSecond: 1 };
    expect(reasons({ entities: [entity(), customer], accessPatterns: [pattern(), known], existingStore }, COUNT))
      .toEqual(['for sizing and cost; the existing table keeps the key path without it']);
    expect(reasons({ accessPatterns: [pattern({ peakPerSecond: undefined })], existingStore }, GET))
      .toEqual(['for sizing and cost; the existing table stays without it']);
  });

  test('is what carries Postgres beyond its refusal beside a table that is kept', () => {
    const entities = [entity({ itemCount: 1, averageItemBytes: 1 }), customer];
    const strong = pattern({ name: 'joined', joins: ['Customer'], consistency: Consistency.STRONG, peakPerSecond: 10 });
    const existingStore = { engine: ExistingEngine.DYNAMODB };
    const of = { entities, accessPatterns: [pattern(), strong, { ...put, peakPerSecond: undefined }], existingStore };
    expect(reasons(of, PUT)).toEqual(['for sizing and cost; the existing table keeps the key path without it']);
  });

  test('is for sizing, where DynamoDB is settled, but for the size of an item', () => {
    const accessPatterns = [pattern({ peakPerSecond: undefined }), put];
    expect(reasons({ entities: [entity()], accessPatterns }, GET, BYTES)).toEqual([
      'for sizing and cost; the scale is proven without it', 'because an item over 409,600 bytes excludes DynamoDB',
    ]);
    expect(reasons({ accessPatterns: accessPatterns.slice(0, 1), regions: { topology: Topology.ACTIVE_ACTIVE, replicaCount: 1 } }, GET))
      .toEqual(['for sizing and cost; Postgres is excluded without it']);
    expect(reasons({ accessPatterns: accessPatterns.slice(0, 1), clients: { kind: ClientKind.FUNCTIONS }, traffic: Traffic.UNPREDICTABLE }, GET))
      .toEqual(['for sizing and cost; the recommendation holds without it']);
  });

  test('is for sizing in a conflict', () => {
    const regions = { topology: Topology.ACTIVE_ACTIVE, replicaCount: 1 };
    const of = { accessPatterns: [pattern({ peakPerSecond: undefined }), { ...report, peakPerSecond: 1 }], regions };
    expect(reasons(of, GET)).toEqual(['for sizing and cost; both engines are excluded without it']);
  });

  test('is the size of items that DynamoDB would add up', () => {
    const sum = pattern({ name: 'sum', operation: Operation.AGGREGATE, by: ['id'], maxItemsPerRequest: 100 });
    const page = 'because DynamoDB aggregates no more than one page of 1 MB';
    expect(reasons({ entities: [entity()], accessPatterns: [sum] }, BYTES)).toEqual([page]);
    expect(reasons({ entities: [entity()], accessPatterns: [{ ...sum, maxItemsPerRequest: undefined }] }, BYTES)).not.toEqual([page]);
    const other = [entity({ name: 'Customer' }), entity({ itemCount: 1, averageItemBytes: 1 })];
    expect(reasons({ entities: other, accessPatterns: [sum] }, 'entities.Customer.averageItemBytes')).not.toEqual([page]);
  });

  test('is what the Data API carries, where functions have nothing else', () => {
    const clients = { kind: ClientKind.FUNCTIONS, canJoinVpc: false };
    const of = { entities: [entity()], accessPatterns: [pattern({ peakPerSecond: undefined })], clients, requires: [PostgresFeature.TRIGGERS] };
    expect(reasons(of, GET, BYTES)).toEqual([
      'because Postgres is excluded too from 1,000,000 requests/s on, and 0 requests/s are declared',
      'because functions outside a VPC have the Data API alone, and it returns 65,536 bytes a row at most',
    ]);
    expect(reasons({ ...of, clients: { ...clients, canJoinVpc: true } }, GET)).toEqual(['for sizing and cost; DynamoDB is excluded without it']);
    expect(reasons({ ...of, clients: { ...clients, kind: ClientKind.CONTAINERS } }, GET)).toEqual(['for sizing and cost; DynamoDB is excluded without it']);
  });

  test('is what makes sessions or telemetry DynamoDB ground', () => {
    const session = entity({ attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } });
    const sessions = 'because sessions are DynamoDB ground from 10,000,000 live items and 10,000 requests/s on';
    const accessPatterns = [pattern({ peakPerSecond: undefined })];
    expect(reasons({ entities: [session], accessPatterns }, COUNT, GET, BYTES)).toEqual([
      sessions, sessions, 'because one Postgres primary is outgrown from 192 TiB on, and 0 bytes are declared',
    ]);
    expect(reasons({ entities: [{ ...session, itemCount: 9_999_999 }], accessPatterns }, GET)).not.toEqual([sessions]);
    expect(reasons({ entities: [session], accessPatterns, evolution: Evolution.EVOLVING }, GET)).not.toEqual([sessions]);
    const reading = entity({ key: ['id', 'at'], attributes: { at: AttributeType.TIMESTAMP }, appendOnly: true });
    expect(reasons({ entities: [reading], accessPatterns: [{ ...put, peakPerSecond: undefined }] }, PUT, COUNT)).toEqual([
      'because telemetry is DynamoDB ground from 10,000 writes/s on', 'because one Postgres primary is outgrown from 192 TiB on, and 0 bytes are declared',
    ]);
    const averaged = { ...put, peakPerSecond: undefined, averagePerSecond: 9_999 };
    expect(reasons({ entities: [reading], accessPatterns: [averaged] }, PUT)).toEqual(['accessPatterns.put.peakPerSecond: unknown; the average stands in, so a peak above it is not judged']);
  });
});
