import { Stack, Token } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { DynamoDbDesign } from '../../designs/dynamodb/dynamodb-design';

/** The Regions that hold copies, and how they agree. */
export interface Replication {
  /** Full replicas besides the home Region. */
  readonly regions: readonly string[];
  readonly witnessRegion?: string;
  readonly consistency?: dynamodb.MultiRegionConsistency;
}

/** What the user says about replicas. */
export interface ReplicationProps {
  readonly witnessRegion?: string;
  readonly encryptionKey?: unknown;
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
}

/** The replicas of a design. Fails with everything that stands in their way. */
export function replicationOf(scope: Construct, design: DynamoDbDesign, props: ReplicationProps): Replication {
  const mode = design.options['dynamodb/replication'] ?? 'none';
  if (mode === 'none') return { regions: [] };
  const regions = design.replicaRegions.filter((region) => region !== props.witnessRegion);
  const faults = [...homeFaults(scope, design), ...keyFaults(regions, props)];
  if (faults.length > 0) {
    throw new Error([`${scope.node.path}: replicas cannot be built`, ...faults.map((fault) => `- ${fault}`)].join('\n'));
  }
  return mode === 'mrsc'
    ? { regions, witnessRegion: props.witnessRegion, consistency: dynamodb.MultiRegionConsistency.STRONG }
    : { regions };
}

function homeFaults(scope: Construct, design: DynamoDbDesign): string[] {
  const home = Stack.of(scope).region;
  const faults: string[] = [];
  if (Token.isUnresolved(home)) {
    faults.push("the stack's Region is not known at synth; give the stack env: { account, region } with a literal Region");
  }
  if (design.replicaRegions.length === 0) {
    faults.push('profile.regions names no replica; list the other Regions in profile.regions.replicas');
  }
  if (design.replicaRegions.includes(home)) {
    faults.push(`profile.regions.replicas holds the home Region '${home}'; take it out, or move the stack`);
  }
  return faults;
}

function keyFaults(regions: readonly string[], props: ReplicationProps): string[] {
  if (props.encryptionKey === undefined) return [];
  return regions
    .filter((region) => props.replicaKeyArns?.[region] === undefined)
    .map((region) => `the table has a customer managed key, but replicaKeyArns has none for '${region}'; add the ARN of a key in that Region`);
}
