import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IDataStore } from '../i-data-store';
import { PostgresStore } from './postgres-store';

/** Every instance of a secondary cluster is a reader, and it has 16 at most (Aurora user guide, Using Amazon Aurora Global Database). */
const MOST_INSTANCES = 16;

/** What of the properties can be wrong. */
interface SecondaryProps {
  readonly primary: IDataStore;
  readonly instances?: number;
  readonly vpc?: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
}

/** Fails with every fault that keeps a Region from joining. */
export function requireSecondary(scope: Construct, primary: PostgresStore | undefined, props: SecondaryProps): void {
  const faults = [...storeFaults(primary, props.primary), ...environmentFaults(scope, primary, props.primary), ...propertyFaults(props)];
  if (faults.length > 0) throw new Error(`${scope.node.path}: cannot be a secondary Region:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}

function storeFaults(primary: PostgresStore | undefined, { node: { path } }: IDataStore): string[] {
  if (!primary) return [`primary: ${path} is not on Postgres; DynamoDB replicates by itself to the Regions of the profile`];
  const deployment = primary.props.design.options['postgres/deployment'];
  return [
    ...(deployment === 'aurora-global' ? []
      : [`primary: the deployment of ${path} is ${deployment}; declare regions: { topology: active-passive } in the profile`]),
    ...(primary.parts.tier.clientLogins ? [] : [`primary: ${path} has another pooler than PgBouncer, and a secondary Region has PgBouncer alone`]),
  ];
}

function environmentFaults(scope: Construct, primary: PostgresStore | undefined, store: IDataStore): string[] {
  const [here, there] = [Stack.of(scope), Stack.of(store)];
  const unknown = [here, there].filter(({ account, region }) => Token.isUnresolved(account) || Token.isUnresolved(region));
  if (unknown.length > 0) {
    return unknown.map(({ node }) => `env: the environment of stack ${node.path} is not known at synth; give it env: { account, region } with literal values`);
  }
  // The CDK has no public way to ask; a stack of another kind does not say, and is believed.
  const closed = [here, there].filter((stack) => (stack as unknown as { _crossRegionReferences?: boolean })._crossRegionReferences === false);
  const declared = primary?.props.design.replicaRegions ?? [];
  return [
    ...(here.region === there.region ? [`env.region: both stacks are in ${here.region}; a secondary cluster is in another Region`] : []),
    ...closed.map(({ node }) => `crossRegionReferences: stack ${node.path} lacks it; give it crossRegionReferences: true, because the ARNs of the logins cross Regions`),
    ...(here.account === there.account ? [] : [`env.account: ${here.account} is not the account of the primary, ${there.account}`]),
    ...(declared.length === 0 || declared.includes(here.region) ? []
      : [`env.region: ${here.region} is not among the regions.replicas of the profile (${declared.join(', ')}); add it there`]),
  ];
}

function propertyFaults({ instances = 1, vpc, vpcSubnets }: SecondaryProps): string[] {
  return [
    ...(Number.isInteger(instances) && instances >= 1 && instances <= MOST_INSTANCES ? []
      : [`instances: must be a whole number of 1 to ${MOST_INSTANCES}, got ${instances}`]),
    ...(vpcSubnets && !vpc ? ['vpcSubnets: needs `vpc`: a network of its own has subnets of its own'] : []),
  ];
}
