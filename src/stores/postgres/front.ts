import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { PostgresResources } from './postgres-resources';

/** One way in: to everything, or to what only reads. */
export interface Entry {
  readonly endpoint: rds.Endpoint;
  readonly database: string;
  readonly secret: secretsmanager.ISecret;
  /** With IAM instead of a password: the role to connect as, and how to let somebody. */
  readonly iam?: { readonly user: string; readonly grant: (grantee: iam.IGrantable) => iam.Grant };
}

/** What clients connect to: a pooler of one kind or another, or the database. */
export interface Front {
  readonly readWrite: Entry;
  readonly readOnly: Entry;
  readonly connections: ec2.Connections;
  /** What clients verify the server with, as PEM; undefined where a public or RDS's own authority signs. */
  readonly caCertificate?: string;
  readonly alarms: readonly cloudwatch.Alarm[];
  readonly resources: Pick<PostgresResources, 'pooler' | 'proxy'>;
  metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric;
}

/** The right to log in through an entry. */
export function grantEntry({ iam: byIam, secret }: Entry, grantee: iam.IGrantable): iam.Grant {
  return byIam ? byIam.grant(grantee) : grantLogin(secret, grantee);
}

/**
 * The right to read a login, in the grantee's policy alone: the secret's own grant would name the grantee in the policy of the key, and the
 * store's stack would depend on the grantee's.
 */
export function grantLogin(secret: secretsmanager.ISecret, grantee: iam.IGrantable): iam.Grant {
  const read = iam.Grant.addToPrincipal({
    grantee, actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], resourceArns: [secret.secretArn],
  });
  const { encryptionKey } = secret;
  return encryptionKey === undefined ? read : read.combine(iam.Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [encryptionKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${secret.env.region}.amazonaws.com` } },
  }));
}
