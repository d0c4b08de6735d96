import { FeedTarget, Topology } from '../../../src/profile/access-pattern-profile';
import { order, put } from '../workloads';
import { postgresCost } from './estimates';

const STORED = 'row headers, indexes and dead rows add three tenths to the declared bytes (house estimate)';
const IO = 'one I/O for each row written (measured) and 0.1 for each item read (house estimate)';
const BACKUPS = 'backups keep every byte written in 14 days; a copy of the data itself is free';
const STORE = [
  'PgBouncer runs its least number of x86 tasks',
  'the network has no way out, so four interface endpoints in 2 Availability Zones are paid for; a network with NAT or its own endpoints saves them',
  'insights keep seven days, which costs nothing; logs (0.50 per GB), alarms, traffic between Availability Zones and calls to keys and secrets are left out',
];

/** Without those of every estimate. */
const assumptionsOf = (...args: Parameters<typeof postgresCost>) => postgresCost(...args).assumptions.slice(2);

describe('postgresAssumptions', () => {
  test('of an instance', () => {
    expect(assumptionsOf('rds-multi-az-instance', 'gp3')).toEqual([STORED, BACKUPS, ...STORE]);
  });

  test('of a class without a price of its own', () => {
    expect(assumptionsOf('rds-multi-az-cluster', 'gp3')).toEqual([
      'the price of m6gd was not found: that of m7g of the same size stands in', STORED, BACKUPS, ...STORE.map((line) => line.replace('in 2 ', 'in 3 ')),
    ]);
  });

  test('of I/O, on Aurora Standard only', () => {
    expect(assumptionsOf('aurora-provisioned', 'aurora-standard')).toEqual([STORED, IO, BACKUPS, ...STORE]);
    expect(assumptionsOf('aurora-provisioned', 'aurora-io-optimized')).toEqual([STORED, BACKUPS, ...STORE]);
  });

  test('of Serverless v2', () => {
    expect(assumptionsOf('aurora-serverless-v2', 'aurora-standard')[0]).toBe(
      'ACUs follow the average load between minimum and maximum; a reader scales with the writer');
  });

  test('of a global database', () => {
    expect(assumptionsOf('aurora-global', 'aurora-standard', { regions: { topology: Topology.ACTIVE_PASSIVE } }).slice(0, 3)).toEqual([
      'the number of other Regions is not declared: 1 is assumed',
      "a secondary Region has one instance of the writer's class; a pooler there is left out",
      'the price of replicated writes is unverified',
    ]);
  });

  test('of what is unknown', () => {
    expect(assumptionsOf('rds-multi-az-instance', 'gp3', {
      entities: [order({ itemCount: undefined })],
      accessPatterns: [put({ peakPerSecond: undefined, averagePerSecond: undefined })],
      changeFeeds: [{ name: 'fn', target: FeedTarget.LAMBDA }],
    })).toEqual([
      'patterns without a declared rate are left out: put',
      'storage counts what is declared only; not declared: entities.Order.itemCount',
      STORED, BACKUPS, ...STORE,
      'what reads the change feeds is left out',
    ]);
  });
});
