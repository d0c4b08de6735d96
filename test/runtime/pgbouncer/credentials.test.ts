import { makeAuthority } from '../../../runtime/certificate/x509';
import { clientLogins, parseCertificate, parseLogin, requireDistinctNames } from '../../../runtime/pgbouncer/credentials';
import { CREDENTIALS, version, versions } from './fixtures';

const login = (password: string, username = 'app') => JSON.stringify({ username, password, host: 'ignored' });

test.each(['plain', 'quote"d', "apostrophe's", 'back\\slash', '  spaces  ', 'ünïcode', 'md5 but not a hash', 'SCRAM'])('the password %j is taken', (password) => {
  expect(parseLogin('arn', login(password))).toEqual({ username: 'app', password });
});

test.each([
  ['two\nlines', 'password holds a line break'],
  ['carriage\rreturn', 'password holds a line break'],
  ['nul\0', 'password holds a line break'],
  ['SCRAM-SHA-256$4096:salt$stored:server', 'password looks like a hash'],
  [`md5${'0'.repeat(32)}`, 'password looks like a hash'],
  ['', 'password is empty'],
  ['x'.repeat(1001), 'password is longer than 1000 characters'],
])('fails for the password %j, and does not quote it', (password, fault) => {
  const error = failure(() => parseLogin('arn:x', login(password)));
  expect(error).toContain(`secret arn:x: ${fault}`);
  if (password !== '') expect(error).not.toContain(password);
});

test.each(['pgbouncer', 'PgBouncer', 'a b', 'quote"', '', '1st'])('fails for the user %j', (username) => {
  expect(() => parseLogin('arn', login('x', username))).toThrow('secret arn: username');
});

test.each(['not json', '"text"', '{}', '{"username":"app"}'])('fails for the value %j', (value) => {
  expect(() => parseLogin('arn', value)).toThrow('secret arn: ');
});

describe('logins of clients', () => {
  test('pending and previous get in beside the current', () => {
    const logins = clientLogins('arn', { current: version('1', 'app'), pending: version('2', 'app_b'), previous: version('0', 'old') });
    expect(logins.map(({ username }) => username)).toEqual(['app', 'app_b', 'old']);
  });

  test('of one name the current password counts, then the pending', () => {
    expect(clientLogins('arn', versions('1', '2', '0'))).toEqual([{ username: 'app', password: '1' }]);
    const alternating = { current: version('1', 'app'), pending: version('2', 'app_b'), previous: version('0', 'app_b') };
    expect(clientLogins('arn', alternating)).toEqual([{ username: 'app', password: '1' }, { username: 'app_b', password: '2' }]);
  });

  test('a pending or previous version that cannot be used is left out', () => {
    const broken = { versionId: 'x', value: 'not json' };
    expect(clientLogins('arn', { current: version('1'), pending: broken, previous: broken })).toHaveLength(1);
  });

  test('fails when the current version cannot be used', () => {
    expect(() => clientLogins('arn', { current: { versionId: 'x', value: 'not json' } })).toThrow('secret arn: the value is not JSON');
  });
});

test('fails when two secrets share a name', () => {
  expect(() => requireDistinctNames(CREDENTIALS)).not.toThrow();
  const shared = { ...CREDENTIALS, clients: { ...CREDENTIALS.clients, readOnly: [{ username: 'store_rw', password: 'x' }] } };
  expect(() => requireDistinctNames(shared)).toThrow("the secrets share the user name 'store_rw'; give each secret a user of its own");
});

test('a certificate is read, and fails when it is none', () => {
  const tls = makeAuthority('test', 1);
  expect(parseCertificate('arn', JSON.stringify(tls))).toEqual(tls);
  expect(() => parseCertificate('arn', JSON.stringify({ ...tls, certificate: '-----BEGIN CERTIFICATE-----\nx' }))).toThrow('certificate cannot be read');
  expect(() => parseCertificate('arn', JSON.stringify({ certificate: 'x', privateKey: 'y' }))).toThrow(/holds no PEM certificate; .*holds no PEM private key/);
});

function failure(attempt: () => unknown): string {
  try {
    attempt();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
