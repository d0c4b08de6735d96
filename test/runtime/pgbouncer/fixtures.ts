import { Credentials } from '../../../runtime/pgbouncer/credentials';
import { SecretVersion, SecretVersions } from '../../../runtime/pgbouncer/secrets';

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`;

export const ENVIRONMENT: Readonly<Record<string, string>> = {
  DATABASE: 'app',
  WRITER_HOST: 'writer.example',
  WRITER_PORT: '5432',
  READER_HOST: 'reader.example',
  READER_PORT: '5433',
  SERVER_READ_WRITE_SECRET_ARN: arn('server-rw'),
  SERVER_READ_ONLY_SECRET_ARN: arn('server-ro'),
  CLIENT_READ_WRITE_SECRET_ARN: arn('client-rw'),
  CLIENT_READ_ONLY_SECRET_ARN: arn('client-ro'),
  TLS_SECRET_ARN: arn('tls'),
  LISTEN_PORT: '6432',
  POOL_MODE: 'transaction',
  POOL_SIZE: '10',
  MAX_CLIENTS: '5000',
  METRIC_NAMESPACE: 'DataStore/PgBouncer',
  METRIC_POOLER: 'pooler',
};

export const CREDENTIALS: Credentials = {
  server: { readWrite: { username: 'store_rw', password: 'srw' }, readOnly: { username: 'store_ro', password: 'sro' } },
  clients: { readWrite: [{ username: 'app', password: 'crw' }], readOnly: [{ username: 'reports', password: 'cro' }] },
  guard: { username: 'pooler_guard', password: 'guard' },
  tls: { certificate: 'CERTIFICATE', privateKey: 'KEY' },
};

/** A version of a login secret whose id is its password. */
export function version(password: string, username = 'app'): SecretVersion {
  return { versionId: `version of ${password}`, value: JSON.stringify({ username, password }) };
}

export function versions(current: string, pending?: string, previous?: string): SecretVersions {
  return { current: version(current), pending: pending ? version(pending) : undefined, previous: previous ? version(previous) : undefined };
}
