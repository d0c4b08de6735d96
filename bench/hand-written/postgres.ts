import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Bootstrap, Schema } from './bootstrap';
import { DatabaseSettings } from './database';
import { Logins } from './logins';
import { IsolatedNetwork } from './network';
import { Pooler, PoolerEntry } from './pooler';
import { Rotation } from './rotation';

type Database = rds.DatabaseInstance | rds.DatabaseCluster;

export interface PostgresProps {
  readonly database: (scope: Construct, settings: DatabaseSettings) => Database;
  readonly schema: Schema;
  readonly maxConnections: number;
  readonly poolSize: number;
  readonly minTasks: number;
  readonly maxTasks: number;
}

/** Postgres behind PgBouncer in a VPC of its own. */
export class PostgresStack extends Stack {
  constructor(app: App, id: string, private readonly props: PostgresProps) {
    super(app, id);
    const network = new IsolatedNetwork(this, 'Network');
    const entry = new PoolerEntry(this, 'Entry', network);
    const logins = new Logins(this, 'Logins', entry.loadBalancer.loadBalancerDnsName);
    const securityGroup = new ec2.SecurityGroup(this, 'DatabaseSecurityGroup', {
      vpc: network.vpc, description: 'Database', allowAllOutbound: false,
    });
    const key = new kms.Key(this, 'Key', { enableKeyRotation: true, description: 'Storage of the database' });
    const database = props.database(this, { vpc: network.vpc, securityGroup, owner: logins.owner, key });
    this.run(network, entry, logins, database);
    this.alarms(database);
    new CfnOutput(this, 'Endpoint', { value: `${entry.loadBalancer.loadBalancerDnsName}:5432` });
    new CfnOutput(this, 'SecretArn', { value: logins.clientReadWrite.secretArn });
  }

  private run(network: IsolatedNetwork, entry: PoolerEntry, logins: Logins, database: Database): void {
    const { schema, poolSize, minTasks, maxTasks } = this.props;
    const { writer, reader } = endpoints(database);
    const owner = database.secret!;
    const readWrite = logins.serverReadWrite.attach(database);
    const readOnly = logins.serverReadOnly.attach(database);
    const bootstrap = new Bootstrap(this, 'Bootstrap', { network, database, writer, owner, readWrite, readOnly, schema });
    const serverSecrets: Record<'readWrite' | 'readOnly', secretsmanager.ISecret> = { readWrite, readOnly };
    const pooler = new Pooler(this, 'Pooler', { entry, network, database, writer, reader, logins, serverSecrets, poolSize, minTasks, maxTasks });
    pooler.service.node.addDependency(bootstrap.applied);
    new Rotation(this, 'Rotation', {
      network,
      database,
      databaseSecrets: { Owner: owner, ServerReadWrite: readWrite, ServerReadOnly: readOnly },
      pooler: entry,
      caCertificate: pooler.certificate.issued.getAttString('CaCertificate'),
      clientSecrets: { ReadWrite: logins.clientReadWrite, ReadOnly: logins.clientReadOnly },
      after: pooler.service,
    });
  }

  private alarms(database: Database): void {
    const metric = (name: string, statistic: string) => database instanceof rds.DatabaseCluster
      ? database.metric(name, { statistic, period, dimensionsMap: { DBClusterIdentifier: database.clusterIdentifier, Role: 'WRITER' } })
      : database.metric(name, { statistic, period });
    const period = Duration.minutes(5);
    metric('CPUUtilization', 'Average').createAlarm(this, 'BusyAlarm', { threshold: 90, evaluationPeriods: 3 });
    metric('DatabaseConnections', 'Maximum').createAlarm(this, 'ConnectionsAlarm', {
      threshold: Math.floor(this.props.maxConnections * 0.8), evaluationPeriods: 3,
    });
    if (database instanceof rds.DatabaseCluster) return;
    metric('FreeStorageSpace', 'Minimum').createAlarm(this, 'StorageAlarm', {
      threshold: 2 * 2 ** 30, evaluationPeriods: 3, comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    });
  }
}

function endpoints(database: Database): { writer: rds.Endpoint; reader: rds.Endpoint } {
  return database instanceof rds.DatabaseCluster
    ? { writer: database.clusterEndpoint, reader: database.clusterReadEndpoint }
    : { writer: database.instanceEndpoint, reader: database.instanceEndpoint };
}
