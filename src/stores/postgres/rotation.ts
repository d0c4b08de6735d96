import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IDependable } from 'constructs';
import { DATABASE_PORT } from './engine';

/** A house number within the 90 days that audits commonly ask for. */
export const ROTATION_PERIOD = Duration.days(30);
/** What the rotation function must not use: the characters that the first passwords leave out too. */
const EXCLUDED_CHARACTERS = " %+~`#$&*()|[]{}:;<>?!'/@\"\\";

/** What rotation needs. */
export interface RotationProps {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly database: ec2.IConnectable;
  /** Lets the function reach Secrets Manager. */
  readonly openServicesTo: (client: ec2.IConnectable) => void;
  /** What must be there before a password changes: the database, its roles, and the ways to both. */
  readonly after: readonly IDependable[];
}

/** Rotates logins of the database, each by itself, with the function that AWS publishes. */
export function rotateLogins(scope: Construct, secrets: Readonly<Record<string, secretsmanager.ISecret>>, props: RotationProps): void {
  const securityGroup = new ec2.SecurityGroup(scope, 'RotationSecurityGroup', {
    vpc: props.vpc, description: 'Rotation of the database logins', allowAllOutbound: false,
  });
  // In a network of the user's, the way to AWS services is not ours to know.
  securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
  props.openServicesTo(securityGroup);
  securityGroup.connections.allowTo(props.database, ec2.Port.tcp(DATABASE_PORT), 'Rotation of logins');
  for (const [id, secret] of Object.entries(secrets)) {
    const rotation = new secretsmanager.SecretRotation(scope, `${id}Rotation`, {
      application: secretsmanager.SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER,
      secret,
      target: props.database,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroup,
      excludeCharacters: EXCLUDED_CHARACTERS,
      automaticallyAfter: ROTATION_PERIOD,
      // The first password is minutes old: nothing is gained by a rotation in the middle of the first deployment.
      rotateImmediatelyOnUpdate: false,
    });
    // With its rules: a function that cannot reach database and Secrets Manager fails its first rotation.
    rotation.node.addDependency(securityGroup, ...props.database.connections.securityGroups, ...props.after);
  }
}
