import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Throughput } from '../../designs/dynamodb/dynamodb-design';
import { AlarmList, PERIOD } from './alarm-list';
import { iteratorAge, pipeFailures, replicationLatency, systemErrors, TableOperation, throttleEvents, useOfPeak } from './metrics';
import { indexesOf, StoreTable } from './store-tables';

/** Throttling for a minute or two is adaptive capacity at work (DynamoDB developer guide, burst and adaptive capacity); a house number. */
const THROTTLED_MINUTES = 5;
/** House numbers: DynamoDB retries inside the SDK, so single errors are nothing; a quarter of an hour above the peak is no spike. */
const FAILING_MINUTES = 5;
const BUSY_MINUTES = 15;
const LAGGING_MINUTES = 15;
/** House numbers: replicas usually lag by less than a second; an hour leaves 23 to mend a consumer before the stream forgets. */
const REPLICATION_LATENCY_SECONDS = 60;
const ITERATOR_AGE_HOURS = 1;

/** What is watched of one table. */
export interface WatchedTable extends StoreTable {
  /** The operations in use. */
  readonly operations: readonly TableOperation[];
  /** Undefined is unknown. */
  readonly peak?: Throughput;
  /** Regions of replicas that may lag. */
  readonly replicas: readonly string[];
  /** How much may be lost in a disaster, and so how far a replica may lag. */
  readonly maxDataLossSeconds?: number;
}

/** Warns of a table that throttles, fails, outgrows its profile or falls behind in a replica. */
export function watchTable(scope: Construct, watched: WatchedTable, alarms: AlarmList): void {
  const { name, table, peak } = watched;
  throttleAlarm(scope, `${name}Throttled`, `the table of ${name}`, throttleEvents(table), alarms);
  for (const index of indexesOf(watched)) {
    throttleAlarm(scope, `${name}${index}Throttled`, `index ${index} of ${name}`, throttleEvents(table, index), alarms);
  }
  if (watched.operations.length > 0) {
    alarms.add(scope, `${name}SystemErrors`, {
      description: `DynamoDB has failed requests to the table of ${name} for ${FAILING_MINUTES} minutes; look at the AWS Health Dashboard`,
      metric: systemErrors(table, watched.operations),
      threshold: 0,
      periods: FAILING_MINUTES,
    });
  }
  if (peak && peak.readUnitsPerSecond + peak.writeUnitsPerSecond > 0) {
    alarms.add(scope, `${name}BeyondPeak`, {
      description: `the table of ${name} has taken more than its declared peak for ${BUSY_MINUTES} minutes; declare what it takes now`,
      metric: useOfPeak(table, peak),
      threshold: 100,
      periods: BUSY_MINUTES,
    });
  }
  watchReplicas(scope, watched, alarms);
}

function throttleAlarm(scope: Construct, id: string, what: string, metric: cloudwatch.IMetric, alarms: AlarmList): void {
  alarms.add(scope, id, {
    description: `requests to ${what} have been throttled for ${THROTTLED_MINUTES} minutes`, metric, threshold: 0, periods: THROTTLED_MINUTES,
  });
}

function watchReplicas(scope: Construct, { name, table, replicas, maxDataLossSeconds }: WatchedTable, alarms: AlarmList): void {
  const seconds = maxDataLossSeconds ? Math.min(maxDataLossSeconds, REPLICATION_LATENCY_SECONDS) : REPLICATION_LATENCY_SECONDS;
  for (const region of replicas) {
    alarms.add(scope, `${name}Lags-${region}`, {
      description: `changes of ${name} have taken more than ${seconds} seconds to reach ${region} for ${LAGGING_MINUTES} minutes`,
      metric: replicationLatency(table, region),
      threshold: seconds * 1_000,
      periods: LAGGING_MINUTES,
    });
  }
}

/** Warns of a change that could not be delivered. */
export function watchDeadLetters(scope: Construct, feed: string, queue: sqs.IQueue, alarms: AlarmList): void {
  alarms.add(scope, 'Undelivered', {
    description: `changes of the feed ${feed} could not be delivered`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM }),
    threshold: 0,
  });
}

/** Warns of a pipe that fails. */
export function watchPipe(scope: Construct, id: string, feed: string, pipe: pipes.CfnPipe, alarms: AlarmList): void {
  alarms.add(scope, `${id}Failed`, {
    description: `the pipe of the feed ${feed} has failed for ${FAILING_MINUTES} minutes`,
    metric: pipeFailures(pipe),
    threshold: 0,
    periods: FAILING_MINUTES,
  });
}

/** Warns of a function that falls behind its feed; a function that reads several feeds has one such age. */
export function watchConsumer(fn: lambda.IFunction, alarms: AlarmList): void {
  if (fn.node.tryFindChild('ChangesLate')) return;
  alarms.add(fn, 'ChangesLate', {
    description: `${fn.node.path} is more than ${ITERATOR_AGE_HOURS} hour behind the changes it reads`,
    metric: iteratorAge(fn),
    threshold: ITERATOR_AGE_HOURS * 3_600_000,
    periods: FAILING_MINUTES,
  });
}
