import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { IDependable } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { PostgresResources } from './postgres-resources';

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
  /** Whether changes leave through logical decoding. */
  readonly logicalReplication: boolean;
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
  /** A CloudWatch metric of the writer, or of the cluster, in the namespace AWS/RDS. */
  metric(name: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
