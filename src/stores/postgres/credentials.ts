import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The master user of the database. It owns the schema. */
const OWNER = 'store_owner';
const PASSWORD_LENGTH = 40;

/** Where clients connect to. */
export interface ClientEndpoint {
  readonly host: string;
  readonly port: number;
  readonly readWriteDatabase: string;
  readonly readOnlyDatabase: string;
}

/**
 * Three tiers of logins. The owner is for bootstrap and migrations. The server tier is the database roles that the pooler uses, and no
 * client sees it. The client tier is what the pooler lets in: its names exist in the pooler alone.
 */
export interface Logins {
  readonly owner: rds.DatabaseSecret;
  readonly serverReadWrite: rds.DatabaseSecret;
  readonly serverReadOnly: rds.DatabaseSecret;
  readonly clientReadWrite: secretsmanager.Secret;
  readonly clientReadOnly: secretsmanager.Secret;
}

/** Makes every login. The client tier holds the endpoint, which may still be to come. */
export function createLogins(scope: Construct, databaseName: string, endpoint: ClientEndpoint): Logins {
  const { readWriteDatabase, readOnlyDatabase } = endpoint;
  return {
    owner: new rds.DatabaseSecret(scope, 'OwnerSecret', { username: OWNER, dbname: databaseName }),
    serverReadWrite: new rds.DatabaseSecret(scope, 'ServerReadWriteSecret', { username: 'store_rw', dbname: databaseName }),
    serverReadOnly: new rds.DatabaseSecret(scope, 'ServerReadOnlySecret', { username: 'store_ro', dbname: databaseName }),
    clientReadWrite: clientLogin(scope, 'ReadWriteSecret', 'app_rw', readWriteDatabase, endpoint),
    clientReadOnly: clientLogin(scope, 'ReadOnlySecret', 'app_ro', readOnlyDatabase, endpoint),
  };
}

function clientLogin(scope: Construct, id: string, username: string, dbname: string, { host, port }: ClientEndpoint): secretsmanager.Secret {
  return new secretsmanager.Secret(scope, id, {
    description: `Login ${username} of the connection pooler`,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ engine: 'postgres', host, port, dbname, username }),
      generateStringKey: 'password',
      passwordLength: PASSWORD_LENGTH,
      // So that it can stand in a connection URI as it is.
      excludePunctuation: true,
    },
  });
}
