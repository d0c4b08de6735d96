import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IDependable } from 'constructs';
import { IsolatedNetwork } from './network';

const EVERY = Duration.days(30);

export interface RotationProps {
  readonly network: IsolatedNetwork;
  readonly database: ec2.IConnectable;
  /** Logins that Postgres knows, by construct id. */
  readonly databaseSecrets: Record<string, secretsmanager.ISecret>;
  readonly pooler: ec2.IConnectable;
  readonly caCertificate: string;
  /** Logins that only the pooler knows, by construct id. */
  readonly clientSecrets: Record<string, secretsmanager.ISecret>;
  /** What must be there before a password changes. */
  readonly after: IDependable;
}

/** The function that AWS publishes rotates the database's logins; the pooler's need one of our own. */
export class Rotation extends Construct {
  constructor(scope: Construct, id: string, props: RotationProps) {
    super(scope, id);
    this.rotateDatabaseLogins(props);
    this.rotateClientLogins(props);
  }

  private rotateDatabaseLogins(props: RotationProps): void {
    const securityGroup = this.securityGroup('DatabaseSecurityGroup', props.network);
    for (const [name, secret] of Object.entries(props.databaseSecrets)) {
      const rotation = new secretsmanager.SecretRotation(this, name, {
        application: secretsmanager.SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER,
        secret,
        target: props.database,
        vpc: props.network.vpc,
        vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        securityGroup,
        automaticallyAfter: EVERY,
        rotateImmediatelyOnUpdate: false,
      });
      rotation.node.addDependency(securityGroup, props.after);
    }
  }

  private rotateClientLogins(props: RotationProps): void {
    const securityGroup = this.securityGroup('ClientSecurityGroup', props.network);
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    securityGroup.connections.allowToDefaultPort(props.pooler, 'Rotation');
    const rotationLambda = new lambda.Function(this, 'Rotator', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(__dirname, '../../assets/rotation')),
      timeout: Duration.minutes(5),
      memorySize: 256,
      vpc: props.network.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup],
      environment: { CA_CERTIFICATE: props.caCertificate },
      logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH }),
    });
    for (const [name, secret] of Object.entries(props.clientSecrets)) {
      new secretsmanager.RotationSchedule(this, name, {
        secret, rotationLambda, automaticallyAfter: EVERY, rotateImmediatelyOnUpdate: false,
      }).node.addDependency(props.after);
    }
  }

  private securityGroup(id: string, network: IsolatedNetwork): ec2.SecurityGroup {
    const securityGroup = new ec2.SecurityGroup(this, id, { vpc: network.vpc, description: 'Rotation of logins', allowAllOutbound: false });
    network.openServicesTo(securityGroup);
    return securityGroup;
  }
}
