import { needsOf } from '../../../src/designs/postgres/needs';
import { averageAcu, serverlessInWords, serverlessRange } from '../../../src/designs/postgres/serverless-sizing';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { AccessPatternProfile, AttributeType, AvailabilityTier, FeedTarget } from '../../../src/profile/access-pattern-profile';
import { order, put, workloadOf } from '../workloads';

const writes = (peakPerSecond: number, averagePerSecond: number) => ({ accessPatterns: [put({ peakPerSecond, averagePerSecond })] });
const development = { availability: { tier: AvailabilityTier.DEVELOPMENT } };

describe('the range of Serverless v2', () => {
  test.each<[string, Partial<AccessPatternProfile>, object]>([
    ['a small load', writes(10, 1), { minAcu: 2, maxAcu: 2, maxConnections: 400 }],
    ['a small load in development', { ...writes(10, 1), ...development }, { minAcu: 0.5, maxAcu: 2, maxConnections: 400 }],
    ['a peak gets three tenths of room', writes(3_000, 300), { minAcu: 2, maxAcu: 26, maxConnections: 5_000 }],
    ['an average raises the minimum', writes(3_000, 1_500), { minAcu: 10, maxAcu: 26 }],
    ['it ends at 256', writes(100_000, 100_000), { minAcu: 256, maxAcu: 256 }],
    ['hot data raises the maximum', { ...writes(10, 1), entities: [order({ itemCount: 100_000_000 })] }, { minAcu: 2, maxAcu: 8.5 }],
    ['a low minimum caps connections', { ...writes(3_000, 1), ...development }, { minAcu: 0.5, maxAcu: 26, maxConnections: 2_000 }],
  ])('%s', (_, overrides, expected) => {
    const workload = workloadOf(overrides);
    expect(serverlessRange(workload, needsOf(workload, true))).toMatchObject(expected);
  });

  const FEED = { changeFeeds: [{ name: 'changes', target: FeedTarget.ANY }] };
  const EXPIRY = { entities: [order({ attributes: { ...order().attributes, gone: AttributeType.TIMESTAMP }, expiry: { attribute: 'gone' } })] };

  const LOG = { entities: [order({ key: ['id', 'at'], attributes: { ...order().attributes, at: AttributeType.TIMESTAMP }, itemCount: 1e9, averageItemBytes: 1, appendOnly: true })] };

  test.each<[string, Partial<AccessPatternProfile>, string, number, string]>([
    ['without pooler, expiry and feed', { ...writes(10, 1), ...development }, 'none', 0, 'it pauses when idle, because no pooler, job or change feed keeps it awake, and wakes in about 15 s'],
    ['with RDS Proxy', { ...writes(10, 1), ...development }, 'rds-proxy', 0.5, 'the least that keeps the pooler connected'],
    ['with a feed', { ...writes(10, 1), ...development, ...FEED }, 'none', 0.5, 'the least that keeps the change feeds read'],
    ['with expiry and pooler', { ...writes(10, 1), ...development, ...EXPIRY }, 'pgbouncer', 0.5, 'the least that keeps the pooler connected and the expiry jobs of pg_cron running'],
    ['with partitions', { ...writes(10, 1), ...development, ...LOG }, 'none', 0.5, 'the least that keeps the partition jobs of pg_cron running'],
    ['in production', writes(10, 1), 'none', 2, 'what AWS advises with Performance Insights'],
  ])('%s it may pause only in development, and only when nothing keeps it awake', (_, overrides, pooler, minAcu, why) => {
    const workload = workloadOf(overrides);
    const sizing = sizePostgres(workload, { 'postgres/deployment': 'aurora-serverless-v2', 'postgres/pooler': pooler });
    expect(sizing.minAcu).toBe(minAcu);
    expect(sizing.because.join('\n')).toContain(`${minAcu} ACU at least: ${why}; `);
  });

  test('says how the range came about', () => {
    const workload = workloadOf({ ...writes(3_000, 1), ...development });
    const sizing = sizePostgres(workload, { 'postgres/deployment': 'aurora-serverless-v2' });
    expect(serverlessInWords(workload, needsOf(workload, true), sizing, '1 reader takes over')).toEqual([
      '0.5 ACU at least: the least that keeps the pooler connected; how much of the data is hot is unknown, and a minimum that does not hold it reads from storage after an idle stretch',
      '26 ACU at most: the peak uses 20 (10 vCPUs, half of them used, at 4 ACU each), with three tenths of room 26; memory asks for 0.5 (165 MiB at 2 GiB each); the peak decides',
      '1 reader takes over',
      'max_connections is 2,000: it follows the maximum, and a minimum of 0.5 caps it at 2,000',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, string, string]>([
    ['memory', { ...writes(10, 1), entities: [order({ itemCount: 100_000_000 })] }, '2 ACU at least: what AWS', 'memory asks for 8.5 (16 GiB at 2 GiB each); memory decides'],
    ['the connections', writes(10, 1), '2 ACU at least: what AWS', 'memory asks for 1 (2 GiB at 2 GiB each); 2 are the least, for 400 connections'],
    ['the average', writes(3_000, 3_000), '20 ACU at least: what the average load uses, 100 % of the peak; how', 'with three tenths of room 26; memory asks for 1 (2 GiB at 2 GiB each); the peak decides'],
    ['the end of the range', writes(100_000, 1), '2 ACU at least: what AWS', 'with three tenths of room 867; memory asks for 1 (2 GiB at 2 GiB each); more than Serverless v2 has'],
  ])('says when %s decides', (_, overrides, least, most) => {
    const { because } = sizePostgres(workloadOf(overrides), { 'postgres/deployment': 'aurora-serverless-v2' });
    expect(because.find((clause) => clause.includes('ACU at least'))).toContain(least);
    expect(because.find((clause) => clause.includes('ACU at most'))).toContain(most);
  });
});

test.each([[0.5, 0.5, 2], [0.5, 26, 10], [12, 26, 12]])('averageAcu stays between %d and %d: %d', (minAcu, maxAcu, expected) => {
  const workload = workloadOf(writes(3_000, 1_500));
  expect(averageAcu(workload, needsOf(workload, true), minAcu, maxAcu)).toBe(maxAcu === 0.5 ? 0.5 : expected);
});
