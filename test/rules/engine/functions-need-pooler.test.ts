import { AccessPatternProfile, ClientKind } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/functions-need-pooler';
import { linesOf } from '../evidence';

describe('engine/functions-need-pooler', () => {
  test('speaks when functions have no pool', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 3000 } })).toEqual([
      'cautions postgres: up to 3,000 functions at once, each with a connection of its own and no pool; a server process per connection is memory that max_connections bounds, so PgBouncer stands in front and shares few server connections among them → connect through PgBouncer, or let the functions bring a pool of their own (ownPool)',
    ]);
  });

  test('speaks when nobody says how many', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS } })).toEqual([
      'cautions postgres: an unknown number of functions, each with a connection of its own and no pool; a server process per connection is memory that max_connections bounds, so PgBouncer stands in front and shares few server connections among them → connect through PgBouncer, or let the functions bring a pool of their own (ownPool)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['they have a pool of their own', { clients: { kind: ClientKind.FUNCTIONS, ownPool: true } }],
    ['they cannot join a VPC, judged by another rule', { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }],
    ['the clients are containers', { clients: { kind: ClientKind.CONTAINERS } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
