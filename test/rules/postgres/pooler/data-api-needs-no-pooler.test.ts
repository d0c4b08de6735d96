import { AccessPatternProfile, ClientKind } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pooler/data-api-needs-no-pooler';
import { linesOf } from '../../evidence';

const outside = { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } };
const on = (deployment: string) => ({ settled: { 'postgres/deployment': deployment } });

describe('postgres/pooler/data-api-needs-no-pooler', () => {
  test.each(['aurora-provisioned', 'aurora-serverless-v2'])('speaks on %s, when functions cannot join a VPC', (deployment) => {
    expect(linesOf(rule, outside, on(deployment))).toEqual([
      'favors none: the functions cannot join a VPC (canJoinVpc: false), so every request goes over the Data API, and nobody would come through a pooler',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, string]>([
    ['functions can join', { clients: { kind: ClientKind.FUNCTIONS } }, 'aurora-provisioned'],
    ['containers cannot', { clients: { kind: ClientKind.CONTAINERS, canJoinVpc: false } }, 'aurora-provisioned'],
    ['nobody says who the clients are', {}, 'aurora-provisioned'],
    ['there is no Data API', outside, 'rds-instance'],
  ])('is silent when %s', (_, of, deployment) => {
    expect(linesOf(rule, of, on(deployment))).toEqual([]);
  });
});
