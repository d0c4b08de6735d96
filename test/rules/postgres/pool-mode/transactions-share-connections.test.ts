import { ClientKind, PostgresFeature } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pool-mode/transactions-share-connections';
import { linesOf } from '../../evidence';

const rds = { settled: { 'postgres/deployment': 'rds-multi-az-instance', 'postgres/storage': 'gp3' } };

describe('postgres/pool-mode/transactions-share-connections', () => {
  test('speaks when nothing lives as long as a session', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.TRIGGERS] }, rds)).toEqual([
      expect.stringMatching(/^favors transaction: nothing declared lives as long as a session \(listen-notify\), so up to \d+ tasks hold [\d,]+ server connections per login, of [\d,]+ that the database allows, whatever the number of clients$/),
    ]);
  });

  test.each([
    ['none', 'favors transaction: clients connect to the database itself, so no pool has a mode; it is the one that a pooler would begin with'],
    ['rds-proxy', 'favors transaction: nothing declared lives as long as a session (listen-notify), and RDS Proxy shares connections by transaction'],
  ])('names no tasks where the pooler is %s', (pooler, line) => {
    expect(linesOf(rule, {}, { settled: { ...rds.settled, 'postgres/pooler': pooler } })).toEqual([line]);
  });

  test('names the Data API where that is the way', () => {
    const clients = { kind: ClientKind.FUNCTIONS, canJoinVpc: false };
    expect(linesOf(rule, { clients }, { settled: { 'postgres/deployment': 'aurora-serverless-v2', 'postgres/pooler': 'none' } })).toEqual([
      'favors transaction: requests come by the Data API (canJoinVpc: false), so no pool has a mode; it is the one that a pooler would begin with',
    ]);
  });

  test('is silent when listen-notify is required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.LISTEN_NOTIFY] }, rds)).toEqual([]);
  });
});
