import { Stack, Token } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { DynamoDbDesign } from '../../designs/dynamodb/dynamodb-design';
import { Workload } from '../../profile/workload';
import { spansOneRegionSet } from '../../rules/region-sets';
import { asksForStrongRegions } from '../../rules/regions';
import { DynamoDbOptions } from './dynamodb-options';

/** DynamoDB Developer Guide, global tables: strong consistency has three Regions, one of which may be a witness. */
const STRONG_REGIONS = 3;

/** The Regions that hold copies, and how they agree. */
export interface Replication {
  /** Full replicas besides the home Region. */
  readonly regions: readonly string[];
  readonly witnessRegion?: string;
  readonly consistency?: dynamodb.MultiRegionConsistency;
}

/** The replicas of a design; the witness is none. */
export function replicationOf(design: DynamoDbDesign, { witnessRegion }: DynamoDbOptions): Replication {
  const mode = modeOf(design);
  if (mode === 'none') return { regions: [] };
  const regions = design.replicaRegions.filter((region) => region !== witnessRegion);
  return mode === 'mrsc' ? { regions, witnessRegion, consistency: dynamodb.MultiRegionConsistency.STRONG } : { regions };
}

/** What replicas are checked against, besides the design. */
export interface ReplicationNeeds {
  readonly workload: Workload;
  readonly options: DynamoDbOptions;
  readonly hasCustomerKey: boolean;
}

/** Everything that stands in the way of the replicas. */
export function replicationFaults(scope: Construct, design: DynamoDbDesign, { workload, options, hasCustomerKey }: ReplicationNeeds): string[] {
  const { regions } = replicationOf(design, options);
  const isStrong = modeOf(design) === 'mrsc';
  const isWeaker = modeOf(design) === 'mrec' && asksForStrongRegions(workload);
  const named = [...unknownRegions(regions, options), ...(isStrong || isWeaker ? [] : witnessFaults(options))];
  if (modeOf(design) === 'none') return [...(hasCustomerKey ? unknownHome(scope) : []), ...named];
  const strong = isStrong || isWeaker ? strongFaults(scope, design, options) : [];
  return [...homeFaults(scope, design), ...strong, ...(isWeaker ? [WEAKER] : []), ...named, ...keyFaults(regions, options, hasCustomerKey)];
}

/** An override says which engine, not that reads may be stale. */
const WEAKER = "profile.regions.consistency: got 'strong', and these replicas would be eventually consistent; accept that with 'eventual', "
  + 'or mend what stands against strong ones';

function modeOf(design: DynamoDbDesign): string {
  return design.options['dynamodb/replication'] ?? 'none';
}

/** Replicas, and a customer managed key of a table, are written into the template by Region. */
function unknownHome(scope: Construct): string[] {
  return Token.isUnresolved(Stack.of(scope).region)
    ? ["the stack's Region is not known at synth; give the stack env: { account, region } with a literal Region"]
    : [];
}

function homeFaults(scope: Construct, design: DynamoDbDesign): string[] {
  const home = Stack.of(scope).region;
  const faults = unknownHome(scope);
  if (design.replicaRegions.length === 0) {
    faults.push('profile.regions names no replica; list the other Regions in profile.regions.replicas');
  }
  if (design.replicaRegions.includes(home)) {
    faults.push(`profile.regions.replicas holds the home Region '${home}'; take it out, or move the stack`);
  }
  return faults;
}

function strongFaults(scope: Construct, design: DynamoDbDesign, { witnessRegion }: DynamoDbOptions): string[] {
  const home = Stack.of(scope).region;
  const all = [...new Set([...(Token.isUnresolved(home) ? [] : [home]), ...design.replicaRegions, ...(witnessRegion ? [witnessRegion] : [])])];
  const faults = witnessRegion === undefined || design.replicaRegions.includes(witnessRegion) ? []
    : [`dynamoDb.witnessRegion: got '${witnessRegion}', which is none of profile.regions.replicas; name it there too`];
  if (!Token.isUnresolved(home) && all.length !== STRONG_REGIONS) {
    faults.push(`strong consistency between Regions takes ${STRONG_REGIONS}, got ${all.join(', ')}; name two others in profile.regions.replicas`);
  }
  if (!spansOneRegionSet(all)) {
    faults.push(`strong consistency between Regions stays within one set, got ${all.join(', ')}; take them from us-east-1, us-east-2, us-west-2, `
      + 'or from eu-west-1 to -3 and eu-central-1, or from ap-northeast-1 to -3');
  }
  for (const { entity, timeToLiveAttribute } of design.tables) {
    if (timeToLiveAttribute) faults.push(`${entity} expires, and strongly consistent replicas have no TTL; delete expired items yourself`);
  }
  for (const { pattern, request } of design.coverage) {
    if (request?.operation === 'TransactWriteItems') faults.push(`'${pattern}' is a transaction, and strongly consistent replicas take none`);
  }
  return faults;
}

function unknownRegions(regions: readonly string[], { replicas = {} }: DynamoDbOptions): string[] {
  return Object.keys(replicas).filter((region) => !regions.includes(region)).map((region) =>
    `dynamoDb.replicas: '${region}' holds no replica; ${regions.length === 0 ? 'there is none' : `replicas are in ${regions.join(', ')}`}`);
}

function witnessFaults({ witnessRegion }: DynamoDbOptions): string[] {
  return witnessRegion === undefined ? []
    : [`dynamoDb.witnessRegion: got '${witnessRegion}', but only strongly consistent replicas have a witness; take it out`];
}

function keyFaults(regions: readonly string[], { replicas }: DynamoDbOptions, hasCustomerKey: boolean): string[] {
  return regions.filter((region) => (replicas?.[region]?.encryptionKeyArn !== undefined) !== hasCustomerKey).map((region) => hasCustomerKey
    ? `dynamoDb.replicas: '${region}' has no encryptionKeyArn, and the table has a customer managed key; add the ARN of a key in that Region`
    : `dynamoDb.replicas: '${region}' has an encryptionKeyArn, and the table has no customer managed key; give the store an encryptionKey`);
}
