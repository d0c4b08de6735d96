import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** What a database cannot be read without, besides itself: its key, its logins, and the network that it stands in. */
const KEPT_TYPES = [
  'AWS::KMS::Key', 'AWS::SecretsManager::Secret', 'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup',
  'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster', 'AWS::RDS::DBSubnetGroup',
  'AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup',
];
/** A snapshot can be restored with these alone. */
const KEPT_WITH_SNAPSHOT = ['AWS::KMS::Key', 'AWS::SecretsManager::Secret'];

/** What becomes of a removed store. */
export interface Removal {
  readonly policy: RemovalPolicy;
  readonly deletionProtection: boolean;
}

/**
 * The default keeps everything that was ever in use, and gives up what a failed first deployment leaves behind: retained, it would stay
 * as an orphan that costs. Deletion protection belongs to the default and to RETAIN alone; it makes CloudFormation's roll back of a
 * failed first deployment stop at the database (`ROLLBACK_FAILED`), until it is lifted by hand.
 */
export function removalOf(policy: RemovalPolicy | undefined): Removal {
  return {
    policy: policy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    deletionProtection: policy === undefined || policy === RemovalPolicy.RETAIN,
  };
}

/** Applies the policy to the database and to all that its data needs. */
export function keep(scope: IConstruct, { policy }: Removal): void {
  for (const child of scope.node.findAll().filter(CfnResource.isCfnResource)) {
    const applied = policyFor(child.cfnResourceType, policy);
    if (applied !== undefined) child.applyRemovalPolicy(applied);
  }
}

function policyFor(type: string, policy: RemovalPolicy): RemovalPolicy | undefined {
  if (policy !== RemovalPolicy.SNAPSHOT) return KEPT_TYPES.includes(type) ? policy : undefined;
  if (type === 'AWS::RDS::DBCluster') return policy;
  return KEPT_WITH_SNAPSHOT.includes(type) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : undefined;
}
