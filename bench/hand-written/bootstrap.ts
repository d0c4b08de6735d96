import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CustomResource, Duration, FileSystem } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { DATABASE_NAME } from './logins';
import { IsolatedNetwork } from './network';

/** The SQL that the program in assets/bootstrap applies. */
export interface Schema {
  readonly extensions?: string[];
  readonly tables: string[];
  readonly procedures?: string[];
  readonly indexes: { readonly name: string; readonly sql: string }[];
  readonly jobs?: { readonly name: string; readonly schedule: string; readonly callSql: string }[];
}

export interface BootstrapProps {
  readonly network: IsolatedNetwork;
  readonly database: ec2.IConnectable;
  readonly writer: rds.Endpoint;
  readonly owner: secretsmanager.ISecret;
  readonly readWrite: secretsmanager.ISecret;
  readonly readOnly: secretsmanager.ISecret;
  readonly schema: Schema;
}

/** A custom resource that creates roles, tables and indexes from inside the VPC. */
export class Bootstrap extends Construct {
  public readonly applied: CustomResource;

  constructor(scope: Construct, id: string, props: BootstrapProps) {
    super(scope, id);
    const { network, writer } = props;
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: network.vpc, description: 'Bootstrap', allowAllOutbound: false });
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    securityGroup.connections.allowTo(props.database, ec2.Port.tcp(writer.port), 'Bootstrap');
    network.openServicesTo(securityGroup);
    const code = stage(props.schema);
    this.applied = new CustomResource(this, 'Applied', {
      serviceToken: new Provider(this, 'Provider', {
        onEventHandler: this.handler('onEvent', code, securityGroup, props),
        isCompleteHandler: this.handler('isComplete', code, securityGroup, props),
        queryInterval: Duration.seconds(10),
        totalTimeout: Duration.hours(1),
      }).serviceToken,
      resourceType: 'Custom::PostgresSchema',
      properties: {
        Host: writer.hostname,
        Port: `${writer.port}`,
        Database: DATABASE_NAME,
        OwnerSecretArn: props.owner.secretArn,
        ReadWriteSecretArn: props.readWrite.secretArn,
        ReadOnlySecretArn: props.readOnly.secretArn,
        Code: FileSystem.fingerprint(code),
      },
    });
    this.applied.node.addDependency(securityGroup, network.endpointSecurityGroup, network.vpc);
  }

  private handler(name: string, code: string, securityGroup: ec2.SecurityGroup, props: BootstrapProps): lambda.Function {
    const handler = new lambda.Function(this, name, {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: `index.${name}`,
      code: lambda.Code.fromAsset(code),
      timeout: Duration.minutes(10),
      memorySize: 256,
      vpc: props.network.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup],
      logGroup: new logs.LogGroup(this, `${name}Logs`, { retention: logs.RetentionDays.ONE_MONTH }),
    });
    for (const secret of [props.owner, props.readWrite, props.readOnly]) secret.grantRead(handler);
    return handler;
  }
}

/** The program with its schema beside it; whoever writes it by hand lets it run the statements as they stand. */
function stage({ extensions = [], tables, procedures = [], indexes, jobs = [] }: Schema): string {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  cpSync(join(__dirname, '../../assets/bootstrap'), folder, { recursive: true });
  writeFileSync(join(folder, 'schema.json'), JSON.stringify({
    extensions, tables: [], procedures: [...tables, ...indexes.map(({ sql }) => sql), ...procedures], calls: [], jobs, replications: [],
  }));
  return folder;
}
