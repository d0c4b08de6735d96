import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { runtimeAsset } from '../runtime-assets';
import { PgBouncer } from './pgbouncer';

export interface ClientLoginRotationProps {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly pooler: PgBouncer;
  /** Logins of the pooler, by construct id; each holds `host`, `port` and `dbname` beside its user and password. */
  readonly secrets: Readonly<Record<string, secretsmanager.ISecret>>;
  /** Lets the function reach Secrets Manager. */
  readonly openServicesTo: (client: ec2.IConnectable) => void;
  readonly automaticallyAfter: Duration;
}

/**
 * Rotates the logins that clients use at the pooler. AWS's own function logs in to Postgres, where these users do not exist. Two names take turns:
 * a client that holds the old login gets in until the next rotation, so nobody is cut off in between.
 */
export class ClientLoginRotation extends Construct {
  constructor(scope: Construct, id: string, props: ClientLoginRotationProps) {
    super(scope, id);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc, description: 'Rotation of the client logins', allowAllOutbound: false,
    });
    // In a network of the user's, the way to AWS services is not ours to know.
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    props.openServicesTo(securityGroup);
    securityGroup.connections.allowToDefaultPort(props.pooler, 'Rotation of the client logins');
    const rotationLambda = this.rotator(props, securityGroup);
    for (const [name, secret] of Object.entries(props.secrets)) {
      const schedule = new secretsmanager.RotationSchedule(this, name, {
        secret,
        rotationLambda,
        automaticallyAfter: props.automaticallyAfter,
        // The first password is minutes old, and the first tasks may still be on their way.
        rotateImmediatelyOnUpdate: false,
      });
      schedule.node.addDependency(props.pooler.service);
    }
  }

  private rotator(props: ClientLoginRotationProps, securityGroup: ec2.ISecurityGroup): lambda.Function {
    const { caCertificate } = props.pooler;
    return new lambda.Function(this, 'Rotator', {
      description: 'Rotates the logins of the connection pooler',
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(runtimeAsset('rotation')),
      // It waits until every task has read the pending version: 80 s.
      timeout: Duration.minutes(5),
      memorySize: 256,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: [securityGroup],
      environment: caCertificate === undefined ? {} : { CA_CERTIFICATE: caCertificate },
      logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH }),
    });
  }
}
