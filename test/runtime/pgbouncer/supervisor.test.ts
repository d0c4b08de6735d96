import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Supervisor } from '../../../runtime/pgbouncer/supervisor';

let folder: string;
const refused = jest.fn();
const clientRefused = jest.fn();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stand-in for PgBouncer: a script that gets the configuration as its argument. */
function supervise(script: string, drainSeconds = 5): Supervisor {
  const program = join(folder, 'pgbouncer');
  writeFileSync(program, `#!${process.execPath}\n${script}`, { mode: 0o755 });
  return new Supervisor({
    program, configuration: '/run/pgbouncer/pgbouncer.ini', drainSeconds, onServerLoginFailure: refused, onClientLoginFailure: clientRefused,
  });
}

async function ready(): Promise<void> {
  while (!jest.mocked(process.stdout.write).mock.calls.flat().join('').includes('up')) await new Promise((tick) => setTimeout(tick, 10));
}

test('one SIGINT drains, and a drained end is a success', async () => {
  const supervisor = supervise("process.on('SIGINT', () => process.exit(0)); console.log('up'); setInterval(() => {}, 1000);");
  await ready();
  supervisor.drain();
  supervisor.drain();
  await expect(supervisor.ended).resolves.toBe(0);
});

test('a transaction that never ends is given up', async () => {
  const supervisor = supervise("process.on('SIGINT', () => {}); console.log('up'); setInterval(() => {}, 1000);", 0.2);
  await ready();
  supervisor.drain();
  await expect(supervisor.ended).resolves.toBe(1);
});

test('an end that nobody asked for is a failure', async () => {
  await expect(supervise('process.exit(3);').ended).resolves.toBe(3);
  await expect(supervise("process.kill(process.pid, 'SIGKILL');").ended).resolves.toBe(1);
});

test('refusals by the database and of clients are told apart', async () => {
  await supervise(`
    console.error('WARNING server login failed: FATAL password authentication failed for user "store_rw"');
    console.error('WARNING C-0x1: app/pooler_guard@unix(1):6432 pooler error: password authentication failed for user "store_rw"');
    console.error('ERROR C-0x1: app/app@127.0.0.1:1 password authentication failed');
    console.error('WARNING C-0x1: app/app@127.0.0.1:1 pooler error: SASL authentication failed');
    console.error('WARNING C-0x2: app/reports@127.0.0.1:2 pooler error: no authentication method is found');`).ended;
  expect(refused).toHaveBeenCalledTimes(1);
  expect(clientRefused).toHaveBeenCalledTimes(2);
});

test('nothing of the environment is handed on', async () => {
  process.env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI = '/v2/credentials';
  await supervise("process.exit('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' in process.env ? 1 : 0);").ended.then((code) => expect(code).toBe(0));
});
