import { makeAuthority } from '../../../runtime/certificate/x509';
import { afterRefusal, followCurrent, Rotation } from '../../../runtime/pgbouncer/rotation';
import { SecretReader, SecretVersions } from '../../../runtime/pgbouncer/secrets';
import { readSettings } from '../../../runtime/pgbouncer/settings';
import { ENVIRONMENT, version, versions } from './fixtures';

const first = followCurrent('arn', versions('one'));

describe('a poll', () => {
  test('takes the current version', () => {
    expect(first).toEqual({ login: { username: 'app', password: 'one' }, currentVersionId: 'version of one' });
  });

  test('keeps the choice while the current version is the same', () => {
    expect(followCurrent('arn', versions('one', 'two'), first)).toBe(first);
  });

  test('takes a new current version', () => {
    expect(followCurrent('arn', versions('two'), first).login.password).toBe('two');
  });
});

describe('after a refused login', () => {
  test('the pending password is tried', () => {
    const next = afterRefusal('arn', versions('one', 'two'), first);
    expect(next.login.password).toBe('two');
    expect(followCurrent('arn', versions('one', 'two'), next)).toBe(next);
  });

  test('the current password is tried again when the pending one is refused too', () => {
    const pending = afterRefusal('arn', versions('one', 'two'), first);
    expect(afterRefusal('arn', versions('one', 'two'), pending).login.password).toBe('one');
  });

  test('a new current version comes before a pending one', () => {
    expect(afterRefusal('arn', versions('two', 'three'), first).login.password).toBe('two');
  });

  test('nothing changes when there is nothing else to try', () => {
    expect(afterRefusal('arn', versions('one'), first)).toBe(first);
    expect(afterRefusal('arn', { ...versions('one'), pending: { versionId: 'x', value: 'unfinished' } }, first)).toBe(first);
  });
});

describe('the credentials', () => {
  const settings = readSettings(ENVIRONMENT);
  const secrets = new Map<string, SecretVersions>();
  const reader = {
    versions: async (arn: string) => {
      if (!secrets.has(arn)) throw new Error('access denied');
      return secrets.get(arn)!;
    },
  } as SecretReader;
  const rotation = new Rotation(settings, reader, { username: 'pooler_guard', password: 'guard' });

  beforeEach(() => {
    secrets.set(settings.SERVER_READ_WRITE_SECRET_ARN, { current: version('srw', 'store_rw') });
    secrets.set(settings.SERVER_READ_ONLY_SECRET_ARN, { current: version('sro', 'store_ro') });
    secrets.set(settings.CLIENT_READ_WRITE_SECRET_ARN, { current: version('crw', 'app') });
    secrets.set(settings.CLIENT_READ_ONLY_SECRET_ARN, { current: version('cro', 'reports') });
    secrets.set(settings.TLS_SECRET_ARN, { current: { versionId: 'tls', value: JSON.stringify(makeAuthority('test', 1)) } });
  });

  test('are those of all five secrets', async () => {
    await expect(rotation.poll()).resolves.toMatchObject({
      server: { readWrite: { username: 'store_rw' }, readOnly: { username: 'store_ro' } },
      clients: { readWrite: [{ username: 'app' }], readOnly: [{ username: 'reports' }] },
    });
  });

  test('follow a pending password only for the role whose secret has one', async () => {
    secrets.set(settings.SERVER_READ_WRITE_SECRET_ARN, { current: version('srw', 'store_rw'), pending: version('next', 'store_rw') });
    const { server } = await rotation.pollAfterRefusal();
    expect(server).toEqual({ readWrite: { username: 'store_rw', password: 'next' }, readOnly: { username: 'store_ro', password: 'sro' } });
    await expect(rotation.poll()).resolves.toMatchObject({ server });
  });

  test('tell how many versions differ: none, one that is pending, one that cannot be used, all when nothing can be read', async () => {
    await rotation.poll();
    expect(rotation.differing).toBe(0);
    secrets.set(settings.CLIENT_READ_WRITE_SECRET_ARN, { current: version('crw', 'app'), pending: version('new', 'app_b') });
    await rotation.poll();
    expect(rotation.differing).toBe(1);
    secrets.set(settings.CLIENT_READ_WRITE_SECRET_ARN, { current: version('new', 'app_b'), pending: version('new', 'app_b') });
    await rotation.poll();
    expect(rotation.differing).toBe(0);
    secrets.set(settings.SERVER_READ_WRITE_SECRET_ARN, { current: { versionId: 'bad', value: 'no login' } });
    await expect(rotation.poll()).rejects.toThrow();
    expect(rotation.differing).toBe(1);
    secrets.delete(settings.SERVER_READ_WRITE_SECRET_ARN);
    await expect(rotation.poll()).rejects.toThrow();
    expect(rotation.differing).toBe(4);
  });

  test('hold the owner when there is an entry for it', async () => {
    const OWNER_SECRET_ARN = settings.SERVER_READ_WRITE_SECRET_ARN.replace('server-rw', 'owner');
    secrets.set(OWNER_SECRET_ARN, { current: version('own', 'store_owner') });
    const withOwner = new Rotation({ ...settings, OWNER_SECRET_ARN }, reader, { username: 'pooler_guard', password: 'guard' });
    await expect(withOwner.poll()).resolves.toMatchObject({ owner: { username: 'store_owner', password: 'own' } });
    secrets.set(OWNER_SECRET_ARN, { current: version('other', 'store_rw') });
    await expect(withOwner.poll()).rejects.toThrow("share the user name 'store_rw'");
  });

  test('fail, and stay as they were, when a client takes the name of a role', async () => {
    secrets.set(settings.CLIENT_READ_ONLY_SECRET_ARN, { current: version('x', 'store_rw') });
    await expect(rotation.poll()).rejects.toThrow("share the user name 'store_rw'");
  });
});
