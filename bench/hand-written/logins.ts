import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export const DATABASE_NAME = 'app';

/** The owner for migrations, two database roles for the pooler, and two logins that only the pooler knows. */
export class Logins extends Construct {
  public readonly owner: rds.DatabaseSecret;
  public readonly serverReadWrite: rds.DatabaseSecret;
  public readonly serverReadOnly: rds.DatabaseSecret;
  public readonly clientReadWrite: secretsmanager.Secret;
  public readonly clientReadOnly: secretsmanager.Secret;

  constructor(scope: Construct, id: string, host: string) {
    super(scope, id);
    this.owner = new rds.DatabaseSecret(this, 'Owner', { username: 'store_owner', dbname: DATABASE_NAME });
    this.serverReadWrite = new rds.DatabaseSecret(this, 'ServerReadWrite', { username: 'store_rw', dbname: DATABASE_NAME });
    this.serverReadOnly = new rds.DatabaseSecret(this, 'ServerReadOnly', { username: 'store_ro', dbname: DATABASE_NAME });
    this.clientReadWrite = this.clientLogin('ReadWrite', host, 'app_rw', DATABASE_NAME);
    this.clientReadOnly = this.clientLogin('ReadOnly', host, 'app_ro', `${DATABASE_NAME}_ro`);
  }

  private clientLogin(id: string, host: string, username: string, dbname: string): secretsmanager.Secret {
    return new secretsmanager.Secret(this, id, {
      description: `Login ${username} of the connection pooler`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ engine: 'postgres', host, port: 5432, dbname, username }),
        generateStringKey: 'password',
        passwordLength: 40,
        excludePunctuation: true,
      },
    });
  }
}
