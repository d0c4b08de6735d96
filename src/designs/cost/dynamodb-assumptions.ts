import { AccessPatternProfile, FeedTarget } from '../../profile/access-pattern-profile';
import { bytes } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { markedGroups } from '../dynamodb/markers';
import { Options } from '../options';
import { DynamoDbBasis, isInfrequentAccess, isProvisioned, TARGET_UTILIZATION } from './dynamodb-basis';
import { feedsOnKinesis } from './dynamodb-feed-costs';
import { Prices } from './prices';

/** What an estimate of DynamoDB rests on, and what it leaves out; clauses. */
export function dynamoDbAssumptions(basis: DynamoDbBasis, replicas: number, prices: Prices): string[] {
  const { workload, options, draft } = basis;
  const hasIndexes = draft.tables.some((table) => table.indexes.length > 0);
  return [
    ...unknownSizes(workload),
    ...undeclaredBytes(workload),
    ...unserved(basis),
    ...(hasIndexes ? [
      'each write is one write in every index of its table, and two where it changes the key of the index, which no profile tells',
      'an index entry without json and binary attributes takes 64 bytes for each attribute (house estimate), at most the size of the item',
    ] : []),
    ...writeAssumptions(workload),
    ...(isProvisioned(options)
      ? [`provisioned capacity stands at the peak and ${TARGET_UTILIZATION * 100} % utilization all month; auto scaling saves in the quiet hours`]
      : []),
    ...(isProvisioned(options) && isInfrequentAccess(options) ? ['the prices of provisioned Standard-IA capacity are unverified'] : []),
    ...(replicas > 0 ? replicaAssumptions(workload.profile, replicas) : []),
    ...feedAssumptions(workload.profile, options),
    `the AWS managed key costs nothing a month, and its calls cents; a customer managed key adds $${prices.rates.customerKey.usd} a month in each Region, and its calls`,
    'dead-letter queues hold nothing while all is delivered; backups on demand, exports, restores and transfer to the internet are left out',
  ];
}

function unknownSizes({ profile }: Workload): string[] {
  const unsized = profile.entities.filter((entity) => entity.averageItemBytes === undefined).map(({ name }) => name);
  const uncounted = profile.entities.filter((entity) => entity.itemCount === undefined).map(({ name }) => name);
  return [
    ...(unsized.length > 0 ? [`requests and storage of ${unsized.join(', ')} are left out: averageItemBytes, as the table holds it, is not declared`] : []),
    ...(uncounted.length > 0 ? [`storage of ${uncounted.join(', ')} is left out: itemCount is not declared`] : []),
  ];
}

/** Storage is reckoned by what is declared; what exists may be more. */
function undeclaredBytes({ profile }: Workload): string[] {
  const existing = profile.existingStore?.bytes ?? 0;
  const declared = profile.entities.reduce((sum, { itemCount = 0, averageItemBytes = 0 }) => sum + itemCount * averageItemBytes, 0);
  return existing > declared ? [`storage counts the ${bytes(declared)} of the declared items; the existing store holds ${bytes(existing)}`] : [];
}

function unserved({ workload, loads }: DynamoDbBasis): string[] {
  const served = new Set(loads.map((load) => load.access));
  const names = workload.load.filter((access) => !served.has(access)).map(({ name }) => name);
  return names.length > 0 ? [`patterns that this design does not serve are left out: ${names.join(', ')}`] : [];
}

/** How the items of a write are counted where no profile tells. */
function writeAssumptions({ load, profile }: Workload): string[] {
  return [
    ...(load.some(({ pattern }) => pattern.alsoWrites !== undefined && pattern.alsoWrites.length > 0) ? [
      'a transaction over several entities writes one item of its own entity, and the rest of its items spread evenly over the others',
    ] : []),
    ...(profile.entities.some((entity) => markedGroups(entity).length > 0) ? [
      'a value that must be unique has a marker item, 64 bytes for each attribute of the value and of the key (house estimate), which a put or a delete '
        + 'writes in one transaction with the item; an update or a declared transaction is taken to leave such values as they are',
    ] : []),
  ];
}

function replicaAssumptions({ regions }: AccessPatternProfile, replicas: number): string[] {
  const declared = regions?.replicaCount ?? regions?.replicas?.length;
  return [
    ...(declared === undefined ? [`the number of other Regions is not declared: ${replicas} is assumed`] : []),
    'other Regions cost what the home Region does; the first copy into a new replica is left out',
  ];
}

function feedAssumptions({ changeFeeds = [] }: AccessPatternProfile, options: Options): string[] {
  if (changeFeeds.length === 0) return [];
  return [
    'Lambda reads streams at no charge; its own run time and reads from Kinesis belong to the consumer and are left out',
    ...(changeFeeds.some(({ target }) => target === FeedTarget.EVENTBRIDGE) ? [
      'an event on the bus is at most 64 KB, one billing unit',
      'what Pipes asks a stream for, four times a second and shard, is left out: whether it is billed is not published',
    ] : []),
    ...(feedsOnKinesis(changeFeeds, options).length > 0 ? ['the price of changes to Kinesis is unverified'] : []),
  ];
}
