import { AccessPatternProfile, ClientKind, PostgresFeature } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pool-mode/functions-share-connections';
import { linesOf } from '../../evidence';

describe('postgres/pool-mode/functions-share-connections', () => {
  test('speaks when clients are functions', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 2_000 } })).toEqual([
      'favors transaction: up to 2,000 functions at once keep a connection each between requests, idle for most of the time',
    ]);
  });

  test('speaks when their number is not declared', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS } })).toEqual([
      'favors transaction: an undeclared number of functions at once keep a connection each between requests, idle for most of the time',
    ]);
  });

  test('is silent when nothing stands in front', () => {
    expect(linesOf(rule, { clients: { kind: ClientKind.FUNCTIONS } }, { settled: { 'postgres/pooler': 'none' } })).toEqual([]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['clients are containers', { clients: { kind: ClientKind.CONTAINERS } }],
    ['they come through the Data API', { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }],
    ['they listen', { clients: { kind: ClientKind.FUNCTIONS }, requires: [PostgresFeature.LISTEN_NOTIFY] }],
    ['clients are not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
