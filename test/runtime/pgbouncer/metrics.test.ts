import { makeAuthority } from '../../../runtime/certificate/x509';
import { fromOwn, fromStats, metricsLine } from '../../../runtime/pgbouncer/metrics';
import { PoolLooks } from '../../../runtime/pgbouncer/pools';
import { readSettings } from '../../../runtime/pgbouncer/settings';
import { ENVIRONMENT } from './fixtures';

interface Line {
  readonly _aws: { readonly CloudWatchMetrics: [{ readonly Metrics: { readonly Name: string }[] }] };
}

const BUSY = { cl_active: '3', cl_waiting: '1', sv_active: '2', sv_idle: '0', sv_used: '0', maxwait: '1', maxwait_us: '500000' };
const CALM = { cl_active: '4', cl_waiting: '0', sv_active: '1', sv_idle: '5', sv_used: '0', maxwait: '0', maxwait_us: '0' };

describe('looks at the pools', () => {
  test('pools add up, and the longest wait counts, in seconds', () => {
    const looks = new PoolLooks();
    looks.add([BUSY, CALM]);
    expect(looks.take()).toEqual({ MaxWait: 1.5, ClientsActive: 7, ClientsWaiting: 1, ServersActive: 3, ServersIdle: 5, PoolExhausted: 100 });
  });

  test('the worst of several looks is told, and how many were at an exhausted pool', () => {
    const looks = new PoolLooks();
    for (const row of [CALM, BUSY, CALM, CALM]) looks.add([row]);
    expect(looks.take()).toMatchObject({ MaxWait: 1.5, ClientsActive: 4, ServersIdle: 5, PoolExhausted: 25 });
  });

  test('a client that waits while a server connection is free exhausts nothing', () => {
    const looks = new PoolLooks();
    looks.add([{ ...BUSY, sv_used: '1' }]);
    expect(looks.take().PoolExhausted).toBe(0);
  });

  test('what was told is forgotten, and no look is calm', () => {
    const looks = new PoolLooks();
    looks.add([BUSY]);
    looks.take();
    expect(looks.take()).toEqual({ MaxWait: 0, ClientsActive: 0, ClientsWaiting: 0, ServersActive: 0, ServersIdle: 0, PoolExhausted: 0 });
  });
});

test('statistics: rates add up, times are the longest', () => {
  expect(fromStats([
    { avg_xact_count: '10', avg_xact_time: '300', avg_wait_time: '5' },
    { avg_xact_count: '20', avg_xact_time: '100', avg_wait_time: '7' },
  ])).toEqual({ TransactionsPerSecond: 30, TransactionTime: 300, WaitTime: 7 });
});

const now = Date.UTC(2030, 0, 1);
const OWN = {
  serverLoginFailures: 2, clientLoginFailures: 3, writerReachable: false, secretVersionsDiffer: 1, certificate: makeAuthority('test', 10, now).certificate,
};

test('the process itself: refusals, the writer, secrets, whole days of the certificate', () => {
  expect(fromOwn(OWN, now + 1)).toEqual({
    ServerLoginFailures: 2, ClientLoginFailures: 3, WriterUnreachable: 1, SecretVersionsDiffer: 1, CertificateDaysLeft: 9,
  });
});

test('a line names every value that it holds', () => {
  const line = JSON.parse(metricsLine(readSettings(ENVIRONMENT), new PoolLooks().take(), [], OWN, now)) as Line;
  const [directive] = line._aws.CloudWatchMetrics;
  expect(directive).toMatchObject({ Namespace: 'DataStore/PgBouncer', Dimensions: [['Pooler']] });
  expect(Object.keys(line).sort()).toEqual([...directive.Metrics.map(({ Name }) => Name), 'Pooler', '_aws'].sort());
});
