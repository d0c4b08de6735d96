import { decide } from '../../../../src/decision/decide';
import { AccessPatternProfile, AvailabilityTier, ClientKind } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pooler/rds-proxy-pins-sessions';
import { entity, linesOf, pattern, profile } from '../../evidence';

describe('postgres/pooler/rds-proxy-pins-sessions', () => {
  const because = (deployment: string, of: Partial<AccessPatternProfile> = {}) => linesOf(rule, of, { settled: { 'postgres/deployment': deployment } });

  const COSTS = (proxy: string, bouncer: string) => `pooler, network and upkeep would come to ${proxy} a month with RDS Proxy and to ${bouncer} with PgBouncer `
    + "(us-east-1, in a network of the store's own)";

  test('says what both cost, with all that goes with them', () => {
    expect(because('rds-multi-az-instance')).toEqual([
      `cautions rds-proxy: ${COSTS('$40', '$112')}, and a session that uses SET, PREPARE or a temporary table keeps a connection to itself `
        + '→ nothing to run is what it gives: choose it with `pooler: PostgresPooler.rdsProxy()`, and watch DatabaseConnectionsCurrentlySessionPinned',
    ]);
  });

  test.each<[string, string, Partial<AccessPatternProfile>, string]>([
    ['each instance counts', 'aurora-provisioned', {}, COSTS('$62', '$112')],
    ['eight ACUs at least', 'aurora-serverless-v2', {}, COSTS('$105', '$112')],
    ['development goes out by a NAT gateway where that is cheaper', 'rds-instance', { availability: { tier: AvailabilityTier.DEVELOPMENT } }, COSTS('$40', '$86')],
  ])('%s', (_, deployment, of, costs) => expect(because(deployment, of)[0]).toContain(costs));

  test('the difference is that of the estimate', () => {
    const of = { entities: [entity({ averageItemBytes: 2_000 })], accessPatterns: [pattern({ itemsPerRequest: 40 })] };
    const [withProxy, withBouncer] = /to \$([\d,]+) a month with RDS Proxy and to \$([\d,]+)/.exec(because('rds-multi-az-instance', of)[0])!.slice(1).map(Number);
    const costs = ['rds-proxy', 'pgbouncer'].map((pooler) => decide(profile(of), { chosen: { 'postgres/pooler': pooler } }).costs.postgres.monthlyUsd);
    expect(Math.abs(costs[1] - costs[0] - (withBouncer - withProxy))).toBeLessThan(1);
  });

  test('is silent when clients come by the Data API', () => {
    expect(because('aurora-serverless-v2', { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } })).toEqual([]);
  });
});
