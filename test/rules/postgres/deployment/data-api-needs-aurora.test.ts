import { AccessPatternProfile, ClientKind } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/data-api-needs-aurora';
import { linesOf } from '../../evidence';

describe('postgres/deployment/data-api-needs-aurora', () => {
  test('speaks when functions cannot join a VPC', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } })).toEqual([
      'excludes rds-instance: the functions cannot join a VPC (canJoinVpc: false), and RDS has no Data API → let the functions join a VPC',
      'excludes rds-multi-az-instance: the functions cannot join a VPC (canJoinVpc: false), and RDS has no Data API → let the functions join a VPC',
      'excludes rds-multi-az-cluster: the functions cannot join a VPC (canJoinVpc: false), and RDS has no Data API → let the functions join a VPC',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['functions can', { clients: { kind: ClientKind.FUNCTIONS } }],
    ['containers cannot', { clients: { kind: ClientKind.CONTAINERS, canJoinVpc: false } }],
    ['clients are not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
