import { AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/network/endpoints-are-safer-and-cost-more';
import { linesOf, verdictsOf } from '../../evidence';

const development = { availability: { tier: AvailabilityTier.DEVELOPMENT } };
const settled = (deployment: string, pooler = 'pgbouncer') => ({ settled: { 'postgres/deployment': deployment, 'postgres/pooler': pooler } });

describe('postgres/network/endpoints-are-safer-and-cost-more', () => {
  test('favors the safer way, and says what it costs', () => {
    expect(linesOf(rule, {}, settled('rds-multi-az-instance'))).toEqual([
      'favors interface-endpoints: 4 interface endpoints in 2 Availability Zones cost $58 a month, one NAT gateway $33 (us-east-1): '
        + 'without a way out nothing leaks, and no single zone carries it all → a VPC of your own saves both: `vpc`',
    ]);
    expect(linesOf(rule, {}, settled('rds-multi-az-cluster'))[0]).toContain('4 interface endpoints in 3 Availability Zones cost $88 a month');
  });

  test('favors the cheaper way in development', () => {
    expect(linesOf(rule, development, settled('rds-instance'))).toEqual([
      'favors nat-gateway: 4 interface endpoints in 2 Availability Zones cost $58 a month, one NAT gateway $33 (us-east-1): '
        + 'development takes the cheaper one, and the database stays in isolated subnets',
    ]);
  });

  test('in development too, endpoints where they are cheaper: nothing pulls an image', () => {
    expect(verdictsOf(rule, development, settled('rds-instance', 'none'))).toEqual(['favors interface-endpoints']);
  });
});
