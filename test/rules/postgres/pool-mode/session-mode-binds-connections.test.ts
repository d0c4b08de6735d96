import { AccessPatternProfile, ClientKind, PostgresFeature } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pool-mode/session-mode-binds-connections';
import { EvidenceOptions, linesOf } from '../../evidence';

describe('postgres/pool-mode/session-mode-binds-connections', () => {
  test('speaks when listen-notify is required', () => {
    expect(linesOf(rule, {
      requires: [PostgresFeature.LISTEN_NOTIFY],
      clients: { kind: ClientKind.CONTAINERS, maxConcurrent: 300 },
    }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      'cautions session: 2 tasks hold 20 server connections per login, one for each connected client; 300 clients run at once → keep client pools small, or send only listeners through session mode',
    ]);
  });

  test('speaks when the number of clients is not declared', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.LISTEN_NOTIFY] }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      'cautions session: 2 tasks hold 20 server connections per login, one for each connected client; how many clients run at once is not declared → keep client pools small, or send only listeners through session mode',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['nothing stands in front', { requires: [PostgresFeature.LISTEN_NOTIFY] }, { settled: { 'postgres/deployment': 'rds-multi-az-instance', 'postgres/pooler': 'none' } }],
    ['nothing is required', {}, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
