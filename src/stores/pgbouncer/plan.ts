import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { fitPoolSize } from './budget';
import { PgBouncerProps } from './pgbouncer-props';

/** A rolling deployment starts every new task before it stops an old one. */
export const DEPLOY_PERCENT = 200;

/** A migration tool holds one connection for its lock and one for its work. */
export const OWNER_POOL = 2;

/** Each client takes a file, and a task has 65,535. */
const MOST_CLIENTS = 60_000;

/** What the properties of a pooler come to. */
export interface PoolerPlan {
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly poolSizePerTask: number;
  readonly subnets: ec2.SelectedSubnets;
  /** The login of the owner's entry, when there is to be one. */
  readonly ownerSecret?: secretsmanager.ISecret;
}

/** Fails when the properties do not fit together, with what would. */
export function planPooler(props: PgBouncerProps): PoolerPlan {
  requireWhatTheProgramTakes(props);
  const { minTasks, maxTasks } = taskRange(props);
  const subnets = props.vpc.selectSubnets(props.vpcSubnets);
  requireZones(new Set(subnets.availabilityZones).size, minTasks, props);
  const ownerSecret = ownerSecretOf(props);
  const poolSizePerTask = fitPoolSize({
    ...props,
    maxTasks,
    deployPercent: DEPLOY_PERCENT,
    reservedConnections: props.reservedConnections ?? 10,
    ownerPoolPerTask: ownerSecret ? OWNER_POOL : 0,
  });
  return { minTasks, maxTasks, poolSizePerTask, subnets, ownerSecret };
}

/** What the program refuses would otherwise be found out by tasks that do not start. */
function requireWhatTheProgramTakes({ databaseName, ownerEntry, maxClientsPerTask = 1 }: PgBouncerProps): void {
  // PostgreSQL and PgBouncer take 63 characters, and an entry has `_ro` or `_owner` at its end.
  const longest = ownerEntry ? 57 : 60;
  if (!Token.isUnresolved(databaseName) && !(/^[A-Za-z_][A-Za-z0-9_]*$/.test(databaseName) && databaseName.length <= longest)) {
    throw new Error(`databaseName is '${databaseName}'; it must be letters, digits and underscores, at most ${longest}${ownerEntry ? ' with ownerEntry' : ''}, `
      + 'and not begin with a digit');
  }
  if (!Number.isInteger(maxClientsPerTask) || maxClientsPerTask < 1 || maxClientsPerTask > MOST_CLIENTS) {
    throw new Error(`maxClientsPerTask is ${maxClientsPerTask}; it must be a whole number of 1 to ${MOST_CLIENTS}`);
  }
}

function taskRange(props: PgBouncerProps): { minTasks: number; maxTasks: number } {
  const minTasks = props.minTasks ?? 2;
  const maxTasks = props.maxTasks ?? minTasks * 2;
  if (minTasks < 2) throw new Error(`minTasks is ${minTasks}; it must be 2 or more, so that one Availability Zone can fail`);
  if (maxTasks < minTasks) throw new Error(`maxTasks is ${maxTasks}; it must be minTasks (${minTasks}) or more`);
  return { minTasks, maxTasks };
}

function requireZones(zones: number, minTasks: number, { zonalAffinity }: PgBouncerProps): void {
  if (zones < 2) throw new Error(`the pooler's subnets are in ${zones} Availability Zone(s); select subnets in two or more with vpcSubnets`);
  if (zonalAffinity && minTasks < zones) {
    throw new Error(`minTasks is ${minTasks} and the pooler's subnets are in ${zones} Availability Zones; zonalAffinity needs a task in each: `
      + `raise minTasks to ${zones}, or select fewer subnets with vpcSubnets`);
  }
}

function ownerSecretOf({ ownerEntry, ownerSecret }: PgBouncerProps): secretsmanager.ISecret | undefined {
  if (ownerEntry && !ownerSecret) throw new Error('ownerEntry is true and there is no ownerSecret; pass the secret of the owner of the schema');
  return ownerEntry ? ownerSecret : undefined;
}
