import { Names, Stack, Token } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { buildAuroraCluster } from './aurora-cluster';
import { Database, DatabaseProps } from './database';

/** RDS's bound for an identifier (RDS API reference, CreateGlobalCluster). */
const IDENTIFIER_LENGTH = 63;

/**
 * An Aurora Global Database with its primary cluster. Each secondary Region is a stack of its own, which joins by the global cluster's
 * identifier: it has no master user, and a key, network, parameter group and pooler of that Region.
 *
 * After a failover another Region is the primary, and CloudFormation does not know: switch back before this stack is changed.
 */
export function buildAuroraGlobal(scope: Construct, props: DatabaseProps): Database {
  requireConcreteEnvironment(scope);
  const globalCluster = new rds.CfnGlobalCluster(scope, 'GlobalCluster', {
    // The Regions must agree on it, so it is a name and no reference.
    globalClusterIdentifier: props.globalClusterIdentifier ?? globalIdentifier(scope),
    engine: 'aurora-postgresql',
    engineVersion: props.engineVersion,
    storageEncrypted: true,
    deletionProtection: props.deletionProtection,
  });
  const { aurora, ...database } = buildAuroraCluster(scope, props);
  const primary = aurora.node.defaultChild as rds.CfnDBCluster;
  primary.globalClusterIdentifier = globalCluster.globalClusterIdentifier;
  primary.addResourceDependency(globalCluster);
  return { ...database, resources: { ...database.resources, globalCluster } };
}

function globalIdentifier(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: IDENTIFIER_LENGTH, separator: '-' }).toLowerCase();
}

function requireConcreteEnvironment(scope: Construct): void {
  const { account, region } = Stack.of(scope);
  if (Token.isUnresolved(account) || Token.isUnresolved(region)) {
    throw new Error(`${scope.node.path}: an Aurora Global Database spans Regions by name, and the stack's environment is not known at synth; `
      + 'give the stack env: { account, region } with literal values');
  }
}
