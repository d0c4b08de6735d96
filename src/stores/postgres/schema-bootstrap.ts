import { CustomResource, Duration, FileSystem } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as customResources from 'aws-cdk-lib/custom-resources';
import { Construct, IDependable } from 'constructs';
import { DraftedSchema, stageSchema } from './schema-asset';

export interface SchemaBootstrapProps {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly database: ec2.IConnectable;
  readonly writerEndpoint: rds.Endpoint;
  readonly databaseName: string;
  /** `username` and `password` of the master user; it owns the schema. */
  readonly ownerSecret: secretsmanager.ISecret;
  readonly serverReadWriteSecret: secretsmanager.ISecret;
  readonly serverReadOnlySecret: secretsmanager.ISecret;
  /** Extensions, tables, indexes, jobs and feeds. */
  readonly schema: DraftedSchema;
  /** Entities whose tables and indexes it creates; those of the others it only looks for. */
  readonly createTables: readonly string[];
  /** Lets the function reach Secrets Manager. */
  readonly openServicesTo: (client: ec2.IConnectable) => void;
  /** What must be there first: a database that answers, and the ways to it and to Secrets Manager. */
  readonly after: readonly IDependable[];
}

/**
 * Creates roles, extensions, jobs and the tables that it is asked for, from inside the database's network; what is there already is left as
 * it is, and what is not as drafted is reported. It never drops or rewrites anything: removing it, or something of its schema, leaves the
 * database untouched.
 */
export class SchemaBootstrap extends Construct {
  /** Depend on it before anything logs in with a role of the database. */
  public readonly applied: CustomResource;
  /** Names of settings that wait for a restart of the database, separated by commas; empty when there are none. */
  public readonly pendingRestart: string;
  /** What is not as drafted, such as a pattern without its index, within 1,000 bytes; the log has the SQL that mends it. */
  public readonly report: string;

  constructor(scope: Construct, id: string, props: SchemaBootstrapProps) {
    super(scope, id);
    const code = stageSchema(props.schema, props.createTables);
    const securityGroup = this.securityGroup(props);
    const provider = new customResources.Provider(this, 'Provider', {
      onEventHandler: this.handler('onEvent', code, securityGroup, props),
      isCompleteHandler: this.handler('isComplete', code, securityGroup, props),
      queryInterval: Duration.seconds(10),
      // CloudFormation waits no longer for a custom resource. The program gives in before: a build that takes longer goes on in the database.
      totalTimeout: Duration.hours(1),
    });
    this.applied = new CustomResource(this, 'Applied', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::PostgresSchema',
      // Runs again when the program or the schema has changed.
      properties: { ...requestOf(props), Code: FileSystem.fingerprint(code) },
    });
    // With the security groups come their rules: a group alone lets nobody in.
    this.applied.node.addDependency(...props.after, securityGroup, ...props.database.connections.securityGroups);
    this.pendingRestart = this.applied.getAttString('PendingRestart');
    this.report = this.applied.getAttString('Report');
  }

  private securityGroup(props: SchemaBootstrapProps): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc, description: 'Bootstrap of the schema', allowAllOutbound: false,
    });
    securityGroup.connections.allowTo(props.database, ec2.Port.tcp(props.writerEndpoint.port), 'Bootstrap of the schema');
    // In a network of the user's, the way to AWS services is not ours to know.
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    props.openServicesTo(securityGroup);
    return securityGroup;
  }

  private handler(name: string, code: string, securityGroup: ec2.ISecurityGroup, props: SchemaBootstrapProps): lambda.Function {
    const fn = new lambda.Function(this, name === 'onEvent' ? 'OnEvent' : 'IsComplete', {
      description: 'Creates the schema of the data store',
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: `index.${name}`,
      code: lambda.Code.fromAsset(code),
      timeout: Duration.minutes(10),
      memorySize: 256,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: [securityGroup],
      logGroup: new logs.LogGroup(this, `${name}Logs`, { retention: logs.RetentionDays.ONE_MONTH }),
    });
    for (const secret of [props.ownerSecret, props.serverReadWriteSecret, props.serverReadOnlySecret]) secret.grantRead(fn);
    return fn;
  }
}

function requestOf(props: SchemaBootstrapProps): Record<string, string> {
  return {
    Host: props.writerEndpoint.hostname,
    Port: `${props.writerEndpoint.port}`,
    Database: props.databaseName,
    OwnerSecretArn: props.ownerSecret.secretArn,
    ReadWriteSecretArn: props.serverReadWriteSecret.secretArn,
    ReadOnlySecretArn: props.serverReadOnlySecret.secretArn,
  };
}
