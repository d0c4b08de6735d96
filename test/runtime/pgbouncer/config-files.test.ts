import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { authFile, configFiles, hbaFile, iniFile, writeConfigFiles } from '../../../runtime/pgbouncer/config-files';
import { readSettings } from '../../../runtime/pgbouncer/settings';
import { CREDENTIALS, ENVIRONMENT } from './fixtures';

const settings = readSettings(ENVIRONMENT);

test('each entry has its host and its forced user', () => {
  const ini = iniFile(settings, CREDENTIALS);
  expect(ini).toContain("[databases]\napp = host=writer.example port=5432 dbname=app user='store_rw'\n");
  expect(ini).toContain("app_ro = host=reader.example port=5433 dbname=app user='store_ro'\n[pgbouncer]\n");
});

test.each([
  'auth_type = hba', 'admin_users =', 'stats_users =', 'client_tls_sslmode = require', 'server_tls_sslmode = verify-full', 'pool_mode = transaction',
  'default_pool_size = 10', 'max_db_connections = 10', 'max_client_conn = 5000', 'max_prepared_statements = 200',
  'ignore_startup_parameters = extra_float_digits,options', 'server_login_retry = 1', 'server_lifetime = 600', 'dns_max_ttl = 2', 'unix_socket_mode = 0700',
])('the configuration says %s', (line) => {
  expect(iniFile(settings, CREDENTIALS).split('\n')).toContain(line);
});

test('no prepared statements of its own in session mode', () => {
  expect(iniFile({ ...settings, POOL_MODE: 'session' }, CREDENTIALS)).toContain('pool_mode = session\n');
  expect(iniFile({ ...settings, POOL_MODE: 'session' }, CREDENTIALS)).toContain('max_prepared_statements = 0\n');
});

test('no password stands in the configuration or the rules of entry', () => {
  const passwords = ['srw', 'sro', 'crw', 'cro'].map((password) => `"${password}"`);
  const text = iniFile(settings, CREDENTIALS) + hbaFile('app', CREDENTIALS);
  for (const password of passwords) expect(text).not.toContain(password);
});

test('each pair that is allowed has a line, and there is no other', () => {
  expect(hbaFile('app', CREDENTIALS)).toBe([
    'hostssl "app" "app" all scram-sha-256',
    'hostssl "app_ro" "app" all scram-sha-256',
    'hostssl "app_ro" "reports" all scram-sha-256',
    'local "app" "pooler_guard" scram-sha-256',
    '',
  ].join('\n'));
});

describe('with an owner', () => {
  const credentials = { ...CREDENTIALS, owner: { username: 'store_owner', password: 'own' } };

  test('a third entry leads to the writer, in session mode, with a small pool of its own', () => {
    expect(iniFile(settings, credentials)).toContain(
      "app_owner = host=writer.example port=5432 dbname=app user='store_owner' pool_mode=session pool_size=2 max_db_connections=2\n[pgbouncer]\n");
  });

  test('the owner opens that entry alone, and nobody else does', () => {
    const rules = hbaFile('app', credentials).split('\n').filter((line) => line.includes('owner'));
    expect(rules).toEqual(['hostssl "app_owner" "store_owner" all scram-sha-256']);
    expect(authFile(credentials)).toContain('"store_owner" "own"\n');
  });
});

test('in the auth file a quote is doubled and a backslash stands for itself', () => {
  const guard = { username: 'pooler_guard', password: 'a"b\\c' };
  expect(authFile({ ...CREDENTIALS, guard }).split('\n')).toEqual([
    '"store_rw" "srw"', '"store_ro" "sro"', '"app" "crw"', '"reports" "cro"', '"pooler_guard" "a""b\\c"', '',
  ]);
});

test('the authorities of RDS are trusted unless others are given', () => {
  expect(configFiles(settings, CREDENTIALS)['server-ca.pem'].match(/BEGIN CERTIFICATE/g)!.length).toBeGreaterThan(10);
});

test('the files are for their owner alone, and a second write leaves nothing beside them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-files-'));
  writeConfigFiles(folder, { 'users.txt': 'one' });
  writeConfigFiles(folder, { 'users.txt': 'two' });
  expect(readdirSync(folder)).toEqual(['users.txt']);
  expect(readFileSync(join(folder, 'users.txt'), 'utf8')).toBe('two');
  expect(statSync(join(folder, 'users.txt')).mode.toString(8)).toBe('100600');
  rmSync(folder, { recursive: true });
});
