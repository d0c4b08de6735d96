import { makeAuthority } from '../../../runtime/certificate/x509';
import { metricsLine } from '../../../runtime/pgbouncer/metrics';
import { PoolLooks } from '../../../runtime/pgbouncer/pools';
import { readSettings } from '../../../runtime/pgbouncer/settings';
import { CERTIFICATE_POLL_SECONDS, LOGIN_POLL_SECONDS, POOLER_METRICS } from '../../../src/designs/cost/upkeep-costs';
import { ENVIRONMENT } from '../../runtime/pgbouncer/fixtures';

const settings = readSettings(ENVIRONMENT);

test('the calls that are paid for are those that the program makes', () => {
  expect([LOGIN_POLL_SECONDS, CERTIFICATE_POLL_SECONDS]).toEqual([settings.SECRET_POLL_SECONDS, settings.CERTIFICATE_POLL_SECONDS]);
});

test('so are the metrics', () => {
  const { certificate } = makeAuthority('test', 1);
  const own = { serverLoginFailures: 0, clientLoginFailures: 0, writerReachable: true, secretVersionsDiffer: 0, certificate };
  const { _aws: { CloudWatchMetrics: [{ Metrics }] } } = JSON.parse(metricsLine(settings, new PoolLooks().take(), [], own)) as {
    _aws: { CloudWatchMetrics: [{ Metrics: unknown[] }] };
  };
  expect(Metrics).toHaveLength(POOLER_METRICS);
});
