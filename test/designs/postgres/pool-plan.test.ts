import { planPool } from '../../../src/designs/postgres/pool-plan';
import { PoolPlan, PostgresSizing } from '../../../src/designs/postgres/postgres-design';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { AccessPatternProfile, AvailabilityTier, ClientKind } from '../../../src/profile/access-pattern-profile';
import { get, workloadOf } from '../workloads';

function planOf(deployment: string, overrides: Partial<AccessPatternProfile> = {}, poolMode: PoolPlan['poolMode'] = 'transaction'): { pool: PoolPlan; sizing: PostgresSizing } {
  const workload = workloadOf(overrides);
  const sizing = sizePostgres(workload, { 'postgres/deployment': deployment });
  return { pool: planPool(workload, poolMode, sizing), sizing };
}

const DEPLOYMENTS = ['rds-instance', 'rds-multi-az-instance', 'rds-multi-az-cluster', 'aurora-provisioned', 'aurora-serverless-v2', 'aurora-global'];
const LOADS = [1, 1_000, 100_000, 5_000_000];

describe('planPool', () => {
  const budgets = DEPLOYMENTS.flatMap((deployment) => LOADS.flatMap((rate) => (['transaction', 'session'] as const).map((mode): [string, number, PoolPlan['poolMode']] => [deployment, rate, mode])));

  test.each(budgets)('%s at %d requests/s in %s mode never exceeds max_connections, not while deploying either', (deployment, peakPerSecond, mode) => {
    const { pool, sizing } = planOf(deployment, {
      accessPatterns: [get({ peakPerSecond })],
      availability: { tier: deployment === 'rds-instance' ? AvailabilityTier.DEVELOPMENT : AvailabilityTier.HIGH },
      clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 20_000 },
    }, mode);
    expect(pool.poolSizePerTask).toBeGreaterThanOrEqual(1);
    expect(pool.minTasks).toBeGreaterThanOrEqual(2);
    expect(pool.maxTasks).toBeGreaterThanOrEqual(pool.minTasks);
    expect(pool.maxTasks * 2 * 2 * pool.poolSizePerTask + pool.reservedConnections + 3).toBeLessThanOrEqual(sizing.maxConnections);
  });

  test('aims at 8 server connections per vCPU', () => {
    expect(planOf('aurora-provisioned').pool).toMatchObject({ minTasks: 2, maxTasks: 4, poolSizePerTask: 8, taskCpu: 256, taskMemoryMiB: 512 });
  });

  test('takes all that fit in session mode', () => {
    expect(planOf('aurora-provisioned', {}, 'session').pool).toMatchObject({ poolMode: 'session', poolSizePerTask: 100 });
  });

  test('runs in three zones for the high tier', () => {
    expect(planOf('aurora-provisioned', { availability: { tier: AvailabilityTier.HIGH } }).pool.minTasks).toBe(3);
  });

  test('has room for every client', () => {
    expect(planOf('aurora-provisioned', { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 12_000 } }).pool.minTasks).toBe(3);
  });

  test.each([[25_000, 256, 512, 4], [25_001, 512, 1024, 4], [100_001, 1024, 2048, 5]])('%d requests/s take tasks of %d CPU units', (peakPerSecond, taskCpu, taskMemoryMiB, maxTasks) => {
    expect(planOf('aurora-provisioned', { accessPatterns: [get({ peakPerSecond })] }).pool).toMatchObject({ taskCpu, taskMemoryMiB, maxTasks });
  });

  test('says how each number came about', () => {
    expect(planOf('rds-multi-az-instance').pool.because).toEqual([
      '2 PgBouncer tasks of 0.25 vCPU at least: one in each of two Availability Zones',
      '4 at most: 110 requests/s keep 1 busy, where a core passes 50,000 simple transactions/s, planned at half; twice the least leave room',
      '8 server connections per pool: 8 for each of 2 database vCPUs, over 2 tasks; more would only queue in the database',
      '4 tasks, doubled while deploying, with 2 pools each take at most 128 of 171 connections (max_connections 189 less 3 and 15 reserved)',
    ]);
  });

  test('says when all that fit are taken', () => {
    expect(planOf('rds-instance', { availability: { tier: AvailabilityTier.DEVELOPMENT } }).pool.because[2]).toBe('4 server connections per pool: all that fit');
    expect(planOf('aurora-provisioned', {}, 'session').pool.because[2])
      .toBe('100 server connections per pool: all that fit, because a session keeps one for as long as it lasts');
  });

  test.each<[string, Partial<AccessPatternProfile>, string]>([
    ['a zone and a task', { availability: { tier: AvailabilityTier.HIGH } }, '3 PgBouncer tasks of 0.25 vCPU at least: one may fail beside an Availability Zone'],
    ['the clients', { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 12_000 } }, '3 PgBouncer tasks of 0.25 vCPU at least: 12,000 clients, 5,000 each'],
    ['max_connections', { availability: { tier: AvailabilityTier.DEVELOPMENT }, clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 200_000 } },
      '16 PgBouncer tasks of 0.25 vCPU at least: all that max_connections allows'],
  ])('says that the least tasks come from %s', (_, overrides, words) => {
    expect(planOf('rds-instance', overrides).pool.because[0]).toBe(words);
  });

  test('says when the load asks for more than twice the least', () => {
    expect(planOf('aurora-provisioned', { accessPatterns: [get({ peakPerSecond: 200_000 })] }).pool.because[1])
      .toBe('8 at most: 200,000 requests/s keep 8 busy, where a core passes 50,000 simple transactions/s, planned at half');
  });
});
