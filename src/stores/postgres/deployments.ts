import { Construct } from 'constructs';
import { buildAuroraCluster } from './aurora-cluster';
import { buildAuroraGlobal } from './aurora-global';
import { Database, DatabaseProps } from './database';
import { buildRdsCluster } from './rds-cluster';
import { buildRdsInstance } from './rds-instance';

const BUILDERS: Readonly<Record<string, (scope: Construct, props: DatabaseProps) => Database>> = {
  'rds-instance': buildRdsInstance,
  'rds-multi-az-instance': buildRdsInstance,
  'rds-multi-az-cluster': buildRdsCluster,
  'aurora-provisioned': buildAuroraCluster,
  'aurora-serverless-v2': buildAuroraCluster,
  'aurora-global': buildAuroraGlobal,
};

/** Builds the deployment that was settled. */
export function buildDatabase(scope: Construct, props: DatabaseProps): Database {
  const deployment = props.design.options['postgres/deployment'];
  const build = BUILDERS[deployment];
  if (build === undefined) throw new Error(`unknown deployment '${deployment}'; known are ${Object.keys(BUILDERS).join(', ')}`);
  return build(scope, props);
}

/** In how many Availability Zones a network must have subnets: a Multi-AZ cluster has its three instances in three. */
export function zonesOf(deployment: string): number {
  return deployment === 'rds-multi-az-cluster' ? 3 : 2;
}
