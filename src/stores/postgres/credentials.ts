import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The master user of the database. It owns the schema. */
const OWNER = 'store_owner';
/** The roles of the database that read and write, and that only read. */
export const SERVER_USERS = { readWrite: 'store_rw', readOnly: 'store_ro' } as const;
const PASSWORD_LENGTH = 40;

/** Where clients connect to. */
export interface ClientEndpoint {
  readonly host: string;
  readonly port: number;
  readonly readWriteDatabase: string;
  readonly readOnlyDatabase: string;
}

/** The logins that the pooler lets in: their names exist in the pooler alone. */
export interface ClientLogins {
  readonly readWrite: secretsmanager.Secret;
  readonly readOnly: secretsmanager.Secret;
}

/** The logins of the database: the owner for bootstrap and migrations, and the roles that the pooler uses and no client of it sees. */
export interface ServerLogins {
  readonly owner: rds.DatabaseSecret;
  readonly readWrite: rds.DatabaseSecret;
  readonly readOnly: rds.DatabaseSecret;
}

/** Makes the logins of the database. */
export function createServerLogins(scope: Construct, dbname: string, encryptionKey: kms.IKey, owner: string = OWNER): ServerLogins {
  return {
    owner: new rds.DatabaseSecret(scope, 'OwnerSecret', { username: owner, dbname, encryptionKey }),
    readWrite: new rds.DatabaseSecret(scope, 'ServerReadWriteSecret', { username: SERVER_USERS.readWrite, dbname, encryptionKey }),
    readOnly: new rds.DatabaseSecret(scope, 'ServerReadOnlySecret', { username: SERVER_USERS.readOnly, dbname, encryptionKey }),
  };
}

/** Makes the logins of the pooler. They hold the endpoint, which may still be to come. */
export function createClientLogins(scope: Construct, endpoint: ClientEndpoint, encryptionKey: kms.IKey): ClientLogins {
  const { readWriteDatabase, readOnlyDatabase } = endpoint;
  return {
    readWrite: clientLogin(scope, 'ReadWriteSecret', 'app_rw', readWriteDatabase, endpoint, encryptionKey),
    readOnly: clientLogin(scope, 'ReadOnlySecret', 'app_ro', readOnlyDatabase, endpoint, encryptionKey),
  };
}

function clientLogin(
  scope: Construct, id: string, username: string, dbname: string, { host, port }: ClientEndpoint, encryptionKey: kms.IKey,
): secretsmanager.Secret {
  return new secretsmanager.Secret(scope, id, {
    description: `Login ${username} of the connection pooler`,
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ engine: 'postgres', host, port, dbname, username }),
      generateStringKey: 'password',
      passwordLength: PASSWORD_LENGTH,
      // So that it can stand in a connection URI as it is.
      excludePunctuation: true,
    },
  });
}
