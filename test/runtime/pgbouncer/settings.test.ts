import { readSettings } from '../../../runtime/pgbouncer/settings';
import { ENVIRONMENT } from './fixtures';

test('numbers are numbers, and what is left out has its default', () => {
  expect(readSettings(ENVIRONMENT)).toMatchObject({
    DATABASE: 'app', READER_PORT: 5433, POOL_SIZE: 10, LISTEN_ADDRESS: '*', RUN_FOLDER: '/run/pgbouncer', SECRET_POLL_SECONDS: 60, DRAIN_SECONDS: 110,
  });
});

test('fails with every fault in one message', () => {
  const faulty = { ...ENVIRONMENT, DATABASE: 'a b', WRITER_PORT: '0', POOL_MODE: 'statement', TLS_SECRET_ARN: undefined };
  expect(() => readSettings(faulty)).toThrow(/DATABASE: must be letters.*got 'a b'\nWRITER_PORT: .*got '0'\nTLS_SECRET_ARN: .*got nothing\nPOOL_MODE: .*got 'statement'/);
});

test.each([
  ['DATABASE', 'pgbouncer'], ['DATABASE', 'app\nadmin_users = x'], ['WRITER_HOST', 'a b'], ['WRITER_HOST', "x' user='y"], ['WRITER_HOST', 'a,b'], ['READER_HOST', 'a,,b'], ['RUN_FOLDER', 'run'],
  ['MAX_CLIENTS', '1e3'], ['DRAIN_SECONDS', '120'], ['CLIENT_READ_ONLY_SECRET_ARN', 'a password'],
])('fails for %s %j', (name, value) => {
  expect(() => readSettings({ ...ENVIRONMENT, [name]: value })).toThrow(`${name}: `);
});
