import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { IDependable } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { PostgresResources } from './postgres-resources';
import { RestoreSource } from './restore-source';

/** What a deployment of Postgres is built from. */
export interface DatabaseProps {
  readonly design: PostgresDesign;
  readonly databaseName: string;
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.SubnetSelection;
  readonly securityGroup: ec2.ISecurityGroup;
  /** The master user's login. */
  readonly ownerSecret: secretsmanager.ISecret;
  readonly encryptionKey: kms.IKey;
  readonly deletionProtection: boolean;
  readonly engineVersion: string;
  readonly autoMinorVersionUpgrade: boolean;
  readonly allowMajorVersionUpgrade?: boolean;
  /** An empty database when left out. */
  readonly restoreFrom?: RestoreSource;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whether changes leave through logical decoding. */
  readonly logicalReplication: boolean;
  readonly insightsMode: rds.DatabaseInsightsMode;
  readonly logRetention: logs.RetentionDays;
  /** Whether the cluster joins a Global Database as a secondary one: master user, logins and database are the primary's. */
  readonly secondary?: boolean;
  /** The name that the Regions of a Global Database agree on; made from the path when left out. */
  readonly globalClusterIdentifier?: string;
  /** Whether the Data API must answer clients that cannot join the VPC; Aurora only. */
  readonly dataApi: boolean;
}

/** A deployment of Postgres, whatever its shape. */
export interface Database {
  readonly writer: rds.Endpoint;
  /** One endpoint that balances, or each reader's; empty when there are none. */
  readonly readers: readonly rds.Endpoint[];
  /** The owner's secret with host and port, where the construct has put them there already. */
  readonly ownerSecret?: secretsmanager.ISecret;
  readonly attachment: secretsmanager.ISecretAttachmentTarget;
  readonly primaryResource: CfnResource;
  /** Whoever depends on these finds a database that answers. */
  readonly ready: readonly IDependable[];
  readonly resources: Pick<PostgresResources, 'instance' | 'cluster' | 'multiAzCluster' | 'globalCluster'>;
  /** How far the furthest reader is behind, in seconds; undefined when there are none. */
  readonly replicaLagSeconds?: (options: cloudwatch.MetricOptions) => cloudwatch.IMetric;
  /** The least free storage of any instance, where it is a volume of a size; undefined on Aurora. */
  readonly freeStorage?: (options: cloudwatch.MetricOptions) => cloudwatch.IMetric;
  /** A CloudWatch metric of the writer, or of the cluster, in the namespace AWS/RDS. */
  metric(name: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
