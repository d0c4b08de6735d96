import { RemovalPolicy, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SERVER_USERS } from './credentials';
import { FIXED_PARAMETERS, PRELOADED } from './parameter-group';
import { PostgresOptions } from './postgres-options';

/** The oldest major version that the drafted SQL and the parameters are meant for. */
const OLDEST_MAJOR = 15;
/** What PostgreSQL and PgBouncer take as a name without quotes, with room for `_ro`. */
const DATABASE_NAME = /^[a-z][a-z0-9_]{0,59}$/;
/** RDS API reference, CreateGlobalCluster; kept to what every part of RDS takes. */
const GLOBAL_IDENTIFIER = /^[a-z](?:-?[a-z0-9]){0,62}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** Databases that every server has already. */
const TAKEN_NAMES = ['pgbouncer', 'postgres', 'rdsadmin', 'template0', 'template1'];
/** Logins of the store beside the owner's. */
const OTHER_LOGINS: readonly string[] = Object.values(SERVER_USERS);

/** What the options are checked against. */
export interface OptionsContext {
  readonly path: string;
  readonly deployment: string;
  readonly vpc?: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly removalPolicy?: RemovalPolicy;
}

/** Fails with every fault of the options: where, what was given, what is allowed. */
export function checkOptions(options: PostgresOptions, context: OptionsContext): void {
  const faults = [
    ...versionFaults(options), ...nameFaults(options), ...parameterFaults(options), ...restoreFaults(options, context),
    ...deploymentFaults(options, context), ...networkFaults(options, context), ...poolerFaults(options),
  ];
  if (faults.length > 0) throw new Error(`${context.path}: invalid options of the Postgres store:\n${faults.map((fault) => `  postgres.${fault}`).join('\n')}`);
}

function versionFaults({ engineVersion }: PostgresOptions): string[] {
  if (engineVersion === undefined || Token.isUnresolved(engineVersion)) return [];
  const [, major] = /^(\d+)\.\d+$/.exec(engineVersion) ?? [];
  if (major === undefined) return [`engineVersion: must be major and minor, such as '17.7', got '${engineVersion}'`];
  return Number(major) < OLDEST_MAJOR ? [`engineVersion: must be ${OLDEST_MAJOR} or later, got '${engineVersion}'`] : [];
}

function nameFaults({ databaseName, globalClusterIdentifier: identifier }: PostgresOptions): string[] {
  return [
    ...(databaseName === undefined || (DATABASE_NAME.test(databaseName) && !TAKEN_NAMES.includes(databaseName)) ? []
      : [`databaseName: must be lower-case letters, digits and underscores, at most 60, begin with a letter and be none of ${TAKEN_NAMES.join(', ')}, got '${databaseName}'`]),
    ...(identifier === undefined || (!Token.isUnresolved(identifier) && GLOBAL_IDENTIFIER.test(identifier)) ? []
      : [`globalClusterIdentifier: must be a literal of lower-case letters, digits and single hyphens, at most 63, got '${identifier}'`]),
  ];
}

function parameterFaults({ parameters = {} }: PostgresOptions): string[] {
  const fixed = Object.entries(FIXED_PARAMETERS).filter(([name, value]) => (parameters[name] ?? value) !== value)
    .map(([name, value]) => `parameters.${name}: must stay '${value}', got '${parameters[name]}'`);
  const libraries = parameters.shared_preload_libraries?.split(',').map((library) => library.trim());
  const missing = libraries === undefined ? [] : PRELOADED.filter((library) => !libraries.includes(library));
  return [...fixed, ...(missing.length === 0 ? [] : [`parameters.shared_preload_libraries: must include ${missing.join(' and ')}, got '${parameters.shared_preload_libraries}'`])];
}

function restoreFaults({ restoreFrom }: PostgresOptions, { deployment }: OptionsContext): string[] {
  if (!restoreFrom) return [];
  const { snapshotIdentifier, moment, masterUsername } = restoreFrom;
  return [
    ...(deployment === 'aurora-global'
      ? ['restoreFrom: an Aurora Global Database cannot be made from a backup; restore an Aurora cluster and make it the primary of a global cluster'] : []),
    ...(snapshotIdentifier === '' ? ["restoreFrom: the snapshot's identifier is empty; give a name or an ARN"] : []),
    ...(masterUsername === '' || OTHER_LOGINS.includes(masterUsername ?? '')
      ? [`restoreFrom.masterUsername: must be the name of the backup's master user, and none of ${OTHER_LOGINS.join(', ')}, got '${masterUsername}'`] : []),
    ...(moment?.source === '' ? ['restoreFrom.source: is empty; give the identifier of an instance or cluster'] : []),
    ...(moment?.at === undefined || Token.isUnresolved(moment.at) || MOMENT.test(moment.at) ? []
      : [`restoreFrom.at: must be a time in UTC, such as 2026-11-22T09:00:00Z, got '${moment.at}'`]),
  ];
}

function deploymentFaults(options: PostgresOptions, { deployment }: OptionsContext): string[] {
  const aurora = deployment.startsWith('aurora');
  return [
    ...(options.dataApi && !aurora ? [`dataApi: needs Aurora, and the deployment is ${deployment}; leave it out, or declare clients.canJoinVpc: false in the profile`] : []),
    ...(options.globalClusterIdentifier !== undefined && deployment !== 'aurora-global'
      ? [`globalClusterIdentifier: needs an Aurora Global Database, and the deployment is ${deployment}; leave it out, or declare regions in the profile`] : []),
  ];
}

function networkFaults(options: PostgresOptions, { vpc, vpcSubnets }: OptionsContext): string[] {
  const needsVpc = (name: 'endpointSecurityGroup') => options[name] && !vpc ? [`${name}: needs \`vpc\`: the store's own network has its own`] : [];
  const needsOwn = (name: 'networkAccess' | 'flowLogGroup') => options[name] && vpc ? [`${name}: is for a network of the store's own, and \`vpc\` is given; leave one out`] : [];
  return [
    ...needsVpc('endpointSecurityGroup'), ...needsOwn('networkAccess'), ...needsOwn('flowLogGroup'),
    ...(vpcSubnets && !vpc ? ['(vpcSubnets): needs `vpc`: the store\'s own network has subnets of its own'] : []),
  ];
}

function poolerFaults({ pooler }: PostgresOptions): string[] {
  const percent = pooler?.rdsProxyOptions?.maxConnectionsPercent;
  return [
    ...(pooler?.kind === 'none' && !pooler.reason?.trim() ? ['pooler: PostgresPooler.none needs a reason; it is what the next reader will ask for'] : []),
    ...(percent === undefined || (Number.isInteger(percent) && percent >= 1 && percent <= 100) ? []
      : [`pooler.maxConnectionsPercent: must be a whole number of 1 to 100, got ${percent}`]),
  ];
}
