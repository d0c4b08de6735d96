import { AccessPatternProfile } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pooler/rds-proxy-pins-sessions';
import { linesOf } from '../../evidence';

describe('postgres/pooler/rds-proxy-pins-sessions', () => {
  const because = (deployment: string, of: Partial<AccessPatternProfile> = {}) => linesOf(rule, of, { settled: { 'postgres/deployment': deployment } });

  test('says what both cost', () => {
    expect(because('rds-multi-az-instance')).toEqual([
      'cautions rds-proxy: RDS Proxy would cost $22 a month and PgBouncer $34 (us-east-1), and a session that uses SET, PREPARE or a temporary table '
        + 'keeps a connection to itself → nothing to run is what it gives: choose it with `pooler: PostgresPooler.rdsProxy()`, and watch '
        + 'DatabaseConnectionsCurrentlySessionPinned',
    ]);
  });

  test.each([
    ['each instance counts', 'aurora-provisioned', '$44'],
    ['eight ACUs at least', 'aurora-serverless-v2', '$88'],
  ])('%s', (_, deployment, price) => expect(because(deployment)[0]).toContain(`RDS Proxy would cost ${price} a month`));
});
