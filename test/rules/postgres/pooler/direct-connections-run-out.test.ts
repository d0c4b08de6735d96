import { AccessPatternProfile, ClientKind } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pooler/direct-connections-run-out';
import { linesOf } from '../../evidence';

const REST = '; a failover, a rotation and a login are theirs to follow';

describe('postgres/pooler/direct-connections-run-out', () => {
  test.each<[string, Partial<AccessPatternProfile>, string]>([
    ['nobody says how many', {}, 'the database takes 189 connections, and the number of clients is not declared (clients.maxConcurrent)'],
    [
      'all get in', { clients: { kind: ClientKind.CONTAINERS, maxConcurrent: 189 } },
      `the database takes 189 connections, and up to 189 clients take one each${REST}`,
    ],
    [
      'not all get in', { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 190 } },
      `the database takes 189 connections, and up to 190 functions would not get in${REST}`,
    ],
  ])('speaks when %s', (_, of, because) => {
    expect(linesOf(rule, of, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      `cautions none: ${because} → for few, long-lived clients with pools of their own choose \`pooler: PostgresPooler.none(reason)\`; `
        + 'in development, without jobs and feeds, it lets Serverless v2 pause',
    ]);
  });

  test('is silent when clients come through the Data API', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([]);
  });
});
