import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { PgBouncer } from '../../src/stores/pgbouncer/pgbouncer';
import { PgBouncerProps } from '../../src/stores/pgbouncer/pgbouncer-props';

/** A database that is only a security group and an endpoint, in a network with a way out. */
export class PoolerStack extends Stack {
  public readonly vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
  public readonly database = new ec2.SecurityGroup(this, 'Database', { vpc: this.vpc, allowAllOutbound: false });
  public readonly writerEndpoint = new rds.Endpoint('writer.example', 5432);

  constructor() {
    super(new App(), 'Stack');
  }

  public secret(name: string): secretsmanager.ISecret {
    return (this.node.tryFindChild(name) as secretsmanager.Secret | undefined) ?? new secretsmanager.Secret(this, name);
  }

  public pool(props: Partial<PgBouncerProps> = {}): PgBouncer {
    return new PgBouncer(this, 'Pooler', {
      vpc: this.vpc,
      writerEndpoint: this.writerEndpoint,
      databaseName: 'app',
      database: this.database,
      serverReadWriteSecret: this.secret('ServerReadWrite'),
      serverReadOnlySecret: this.secret('ServerReadOnly'),
      clientReadWriteSecret: this.secret('ClientReadWrite'),
      clientReadOnlySecret: this.secret('ClientReadOnly'),
      maxConnections: 200,
      ...props,
    });
  }
}
