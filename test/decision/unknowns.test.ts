import { DecidedBy } from '../../src/decision/decision';
import { unknownsOf } from '../../src/decision/unknowns';
import {
  AccessPatternProfile, AttributeType, ClientKind, Evolution, ExistingEngine, Operation, Platform, Topology, Traffic,
} from '../../src/profile/access-pattern-profile';
import { threePartTest } from '../../src/rules/three-part-test';
import { entity, evidenceOf, pattern } from '../rules/evidence';

/** Nothing of this profile is unknown. */
const KNOWN: Partial<AccessPatternProfile> = {
  entities: [entity({ itemCount: 1_000, averageItemBytes: 500, maxItemBytes: 4_000 })],
  accessPatterns: [pattern(), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 10 })],
  traffic: Traffic.STEADY,
  clients: { kind: ClientKind.CONTAINERS },
  evolution: Evolution.STABLE,
};

function unknowns(of: Partial<AccessPatternProfile>, decidedBy: DecidedBy = DecidedBy.DEFAULT): string[] {
  const evidence = evidenceOf({ ...KNOWN, ...of });
  return unknownsOf(evidence, threePartTest(evidence.workload, evidence.thresholds), decidedBy);
}

const NAMED = 'it could make DynamoDB a named recommendation (functions without a pool of their own, unpredictable traffic, all by the table key)';
const lookup = pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'] });
const withEmail = [entity({ itemCount: 1_000, averageItemBytes: 500, maxItemBytes: 4_000, attributes: { email: AttributeType.STRING } })];

describe('what is unknown and would matter', () => {
  test.each<[string, Partial<AccessPatternProfile>, string[]]>([
    ['nothing', {}, []],
    ['a rate by key, at a small load', { accessPatterns: [pattern({ peakPerSecond: undefined })] }, [
      'accessPatterns.get-order.peakPerSecond: unknown; would matter because it could prove a load beyond one Postgres primary',
    ]],
    ['a rate by key, at a load that is beyond one primary', {
      accessPatterns: [pattern({ peakPerSecond: undefined }), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 30_000 })],
      entities: [entity({ itemCount: 1, averageItemBytes: 1, hottestKeyShare: 0 })],
    }, ['accessPatterns.get-order.peakPerSecond: unknown; would matter for sizing and cost; the scale is proven without it']],
    ['a rate off the key', { entities: withEmail, accessPatterns: [pattern(), { ...lookup, peakPerSecond: undefined }] }, [
      'accessPatterns.by-email.peakPerSecond: unknown; would matter because it could prove or refute that a single key serves the load',
    ]],
    ['a peak, where an average is known', { accessPatterns: [pattern({ peakPerSecond: undefined, averagePerSecond: 5 })] }, [
      'accessPatterns.get-order.peakPerSecond: unknown; the average stands in, so a peak above it is not judged',
    ]],
    ['a count, once for volume and deletes', {
      entities: [entity({ averageItemBytes: 10, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 60 } })],
    }, ['entities.Order.itemCount: unknown; would matter because it could prove a load beyond one Postgres primary']],
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

  const open: Partial<AccessPatternProfile> = { traffic: undefined, clients: undefined, evolution: undefined };
  const surroundings = [
    'traffic: unknown; would matter because capacity mode and deployment follow it',
    'clients: unknown; would matter because functions, and clients outside a VPC, reach Postgres in other ways',
  ];

  test.each([DecidedBy.EXCLUSION, DecidedBy.CONFLICT, DecidedBy.THREE_PART_TEST, DecidedBy.EXISTING_TABLE])('is no named recommendation after %s', (decidedBy) => {
    expect(unknowns(open, decidedBy)).toEqual(surroundings);
  });

  test('is the rate of a read that decides whether an existing table is kept', () => {
    const of = {
      accessPatterns: [pattern(), pattern({ name: 'report', operation: Operation.AD_HOC, by: undefined, peakPerSecond: undefined })],
      existingStore: { engine: ExistingEngine.DYNAMODB },
    };
    const kept = 'accessPatterns.report.peakPerSecond: unknown; would matter because the existing table is kept beside Postgres where a single key serves half of the reads';
    expect(unknowns(of, DecidedBy.EXCLUSION)).toContain(kept);
    expect(unknowns({ ...of, singleStore: true }, DecidedBy.EXCLUSION)).not.toContain(kept);
    expect(unknowns({ ...of, platform: Platform.ELSEWHERE }, DecidedBy.EXCLUSION)).not.toContain(kept);
    expect(unknowns({ ...of, existingStore: undefined }, DecidedBy.EXCLUSION)).not.toContain(kept);
    expect(unknowns(of, DecidedBy.EXISTING_TABLE)).not.toContain(kept);
  });

  test('is evolution after a named recommendation, which would not hold', () => {
    expect(unknowns(open, DecidedBy.NAMED_RECOMMENDATION)).toEqual([
      ...surroundings, 'evolution: unknown; would matter because no named recommendation of DynamoDB holds while patterns evolve',
    ]);
  });
});
