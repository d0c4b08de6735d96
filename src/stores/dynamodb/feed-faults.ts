import { Duration, Token } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { ChangeFeedOptions } from './change-feed-options';
import { FeedPlan } from './feed-plan';

/** Lambda developer guide and EventBridge user guide, filtering: patterns of a source, until the quota is raised. */
const MAX_FILTERS = 5;

/** Everything that is wrong with the options of the feeds, by the feed's name. */
export function feedFaults(
  plans: readonly FeedPlan[], options: Readonly<Record<string, ChangeFeedOptions>>, existing: ReadonlyMap<string, dynamodb.ITable>,
): string[] {
  const names = plans.map(({ feed }) => feed.name);
  const unknown = Object.keys(options).filter((name) => !names.includes(name)).map((name) =>
    `changeFeeds: unknown feed '${name}'; ${names.length === 0 ? 'the profile has none' : `the profile has ${names.join(', ')}`}`);
  const streams = new Set(plans.flatMap(({ feed }) => options[feed.name]?.stream ?? []));
  return [
    ...unknown,
    ...(streams.size > 1 ? ['changeFeeds: a table sends to one Kinesis stream, and the feeds name several; give all of them the same'] : []),
    ...plans.flatMap((plan) => [
      ...targetFaults(plan, options[plan.feed.name] ?? {}),
      ...deliveryFaults(plan, options[plan.feed.name] ?? {}),
      ...existingFaults(plan, streams.size > 0, existing),
    ].map((fault) => `changeFeeds.${plan.feed.name}: ${fault}`)),
  ];
}

function targetFaults({ carrier, toEventBus }: FeedPlan, { eventBus, inputTemplate, stream, retention }: ChangeFeedOptions): string[] {
  return [
    ...(eventBus && !toEventBus ? ["eventBus is for feeds with the target 'eventbridge'"] : []),
    ...(inputTemplate !== undefined && !toEventBus ? ["inputTemplate is for feeds with the target 'eventbridge'"] : []),
    ...(stream && carrier !== 'kinesis' ? ["the feed runs through the table's own stream; declare the target 'kinesis' to use a stream of yours"] : []),
    ...(retention && carrier !== 'kinesis' ? ["the table's own stream keeps changes for 24 hours; declare the target 'kinesis' to keep them longer"] : []),
    ...(retention && stream ? ['retention is for a new stream, and stream is given; set it there'] : []),
  ];
}

function deliveryFaults({ carrier }: FeedPlan, options: ChangeFeedOptions): string[] {
  const { batchSize, maxBatchingWindow, retryAttempts, maxRecordAge, retention, filters } = options;
  const stream = carrier === 'stream';
  return [
    ...within('batchSize', batchSize, 1, 10_000),
    ...within('retryAttempts', retryAttempts, 0, 10_000),
    ...within('maxBatchingWindow', seconds(maxBatchingWindow), 0, 300, ' seconds'),
    ...within('maxRecordAge', seconds(maxRecordAge), 60, stream ? 82_800 : 604_800, ' seconds'),
    ...within('retention', seconds(retention), 86_400, 31_536_000, ' seconds'),
    ...(filters && (filters.length === 0 || filters.length > MAX_FILTERS) ? [`filters: got ${filters.length}, allowed are 1 to ${MAX_FILTERS}`] : []),
  ];
}

/** A stream can be read where it is known, and never be switched on from here. */
function existingFaults({ feed, carrier }: FeedPlan, ownStream: boolean, existing: ReadonlyMap<string, dynamodb.ITable>): string[] {
  const wanted = [...existing].filter(([entity]) => feed.entity === undefined || feed.entity === entity);
  if (carrier === 'kinesis') {
    return ownStream ? [] : wanted.map(([entity]) =>
      `the existing table of ${entity} sends to no Kinesis stream that is known here; name it as stream`);
  }
  return wanted.filter(([, table]) => table.tableStreamArn === undefined).map(([entity]) =>
    `the stream of the existing table of ${entity} is not known; import it with TableV2.fromTableAttributes and tableStreamArn`);
}

/** One fault for a number that is no whole number in its bounds. A token is none. */
export function within(name: string, value: number | undefined, least: number, most: number, unit = ''): string[] {
  const holds = value === undefined || (Number.isInteger(value) && value >= least && value <= most);
  return holds ? [] : [`${name}: got ${Token.isUnresolved(value) ? 'a value known at deployment only' : value}, allowed is ${least} to ${most}${unit}`];
}

function seconds(duration: Duration | undefined): number | undefined {
  if (duration === undefined) return undefined;
  return duration.isUnresolved() ? Number.NaN : duration.toSeconds({ integral: false });
}
