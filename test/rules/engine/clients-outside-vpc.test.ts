import { AccessPatternProfile, ClientKind } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/clients-outside-vpc';
import { linesOf } from '../evidence';

describe('engine/clients-outside-vpc', () => {
  test('speaks when servers cannot join a VPC', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.SERVERS, canJoinVpc: false } })).toEqual([
      'cautions postgres: the servers cannot join a VPC (canJoinVpc: false), and the database has no public address → bring them in by peering, VPN or PrivateLink, put an API in front, or use the Data API of Aurora',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['they can', { clients: { kind: ClientKind.SERVERS } }],
    ['they are functions, judged by a rule of their own', { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }],
    ['no clients are declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
