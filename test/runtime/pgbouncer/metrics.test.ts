import { makeAuthority } from '../../../runtime/certificate/x509';
import { fromOwn, fromPools, fromStats } from '../../../runtime/pgbouncer/metrics';

test('pools: the longest wait in seconds, and sums', () => {
  expect(fromPools([
    { cl_active: '3', cl_waiting: '1', sv_active: '2', sv_idle: '0', maxwait: '1', maxwait_us: '500000' },
    { cl_active: '4', cl_waiting: '0', sv_active: '1', sv_idle: '5', maxwait: '0', maxwait_us: '0' },
  ])).toEqual({ MaxWait: 1.5, ClientsActive: 7, ClientsWaiting: 1, ServersActive: 3, ServersIdle: 5 });
});

test('no pool yet: nothing waits', () => {
  expect(fromPools([])).toEqual({ MaxWait: 0, ClientsActive: 0, ClientsWaiting: 0, ServersActive: 0, ServersIdle: 0 });
});

test('statistics: rates add up, times are the longest', () => {
  expect(fromStats([
    { avg_xact_count: '10', avg_xact_time: '300', avg_wait_time: '5' },
    { avg_xact_count: '20', avg_xact_time: '100', avg_wait_time: '7' },
  ])).toEqual({ TransactionsPerSecond: 30, TransactionTime: 300, WaitTime: 7 });
});

test('the process itself: refusals, the writer, whole days of the certificate', () => {
  const now = Date.UTC(2030, 0, 1);
  const { certificate } = makeAuthority('test', 10, now);
  expect(fromOwn({ serverLoginFailures: 2, writerReachable: false, certificate }, now + 1))
    .toEqual({ ServerLoginFailures: 2, WriterUnreachable: 1, CertificateDaysLeft: 9 });
});
