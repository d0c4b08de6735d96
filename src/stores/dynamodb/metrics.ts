import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import { DynamoDbRequest, Throughput } from '../../designs/dynamodb/dynamodb-design';
import { PERIOD } from './alarm-list';

/** Operations as CloudWatch counts them. */
export type TableOperation = DynamoDbRequest['operation'];

/** A table with the operations in use. */
export interface UsedTable {
  readonly table: dynamodb.ITable;
  readonly operations: readonly TableOperation[];
}

/**
 * Throttled requests, all tables and their operations together. Operations that were not throttled report nothing and count as none;
 * those that no pattern uses are left out, because an alarm takes ten metrics at most.
 */
export function throttledRequests(tables: readonly UsedTable[], options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
  const metrics = tables.flatMap(({ table, operations }) => operations.map((operation) => ofOperation(table, 'ThrottledRequests', operation, options)));
  return total(metrics, { label: 'Throttled requests', ...options });
}

/** Requests that failed inside DynamoDB, of the operations in use. */
export function systemErrors(table: dynamodb.ITable, operations: readonly TableOperation[]): cloudwatch.IMetric {
  return total(operations.map((operation) => ofOperation(table, 'SystemErrors', operation)), { label: 'System errors' });
}

/** Throttled reads and writes of a table, or of one of its indexes. A throttled index holds back the writes of its table. */
export function throttleEvents(table: dynamodb.ITable, index?: string): cloudwatch.IMetric {
  const metrics = ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => ofTable(table, name, index));
  return total(metrics, { label: 'Throttled reads and writes' });
}

/** Use of a table as a percentage of the peak that the profile declares, reads or writes, whichever is more. */
export function useOfPeak(table: dynamodb.ITable, peak: Throughput): cloudwatch.IMetric {
  const share = (id: string, units: number) => `FILL(${id}, 0)/PERIOD(${id})/${units}`;
  const used = [
    { id: 'reads', units: peak.readUnitsPerSecond, metric: ofTable(table, 'ConsumedReadCapacityUnits') },
    { id: 'writes', units: peak.writeUnitsPerSecond, metric: ofTable(table, 'ConsumedWriteCapacityUnits') },
  ].filter(({ units }) => units > 0);
  return new cloudwatch.MathExpression({
    expression: `100*MAX([${used.map(({ id, units }) => share(id, units)).join(', ')}])`,
    usingMetrics: Object.fromEntries(used.map(({ id, metric }) => [id, metric])),
    label: 'Use of the declared peak, %',
    period: PERIOD,
  });
}

/** A metric of a table or of one of its indexes, added up over each minute. */
export function perMinute(table: dynamodb.ITable, name: string, index?: string): cloudwatch.Metric {
  return ofTable(table, name, index).with({ label: index ?? 'table' });
}

/** How long a change takes to reach a replica, in milliseconds. */
export function replicationLatency(table: dynamodb.ITable, region: string): cloudwatch.Metric {
  return table.metric('ReplicationLatency', {
    dimensionsMap: { TableName: table.tableName, ReceivingRegion: region }, statistic: cloudwatch.Stats.AVERAGE, period: PERIOD,
  });
}

/** The age of the last record that a function got from a stream, in milliseconds. */
export function iteratorAge(fn: lambda.IFunction): cloudwatch.Metric {
  return fn.metric('IteratorAge', { statistic: cloudwatch.Stats.MAXIMUM, period: PERIOD });
}

/** Executions of a pipe that failed (EventBridge user guide, monitoring of pipes). */
export function pipeFailures(pipe: pipes.CfnPipe): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/EventBridge/Pipes',
    metricName: 'ExecutionFailed',
    dimensionsMap: { PipeName: pipe.ref },
    statistic: cloudwatch.Stats.SUM,
    period: PERIOD,
  });
}

function ofTable(table: dynamodb.ITable, name: string, index?: string): cloudwatch.Metric {
  const dimensionsMap: Record<string, string> = { TableName: table.tableName };
  if (index !== undefined) dimensionsMap.GlobalSecondaryIndexName = index;
  return table.metric(name, { dimensionsMap, statistic: cloudwatch.Stats.SUM, period: PERIOD });
}

function ofOperation(table: dynamodb.ITable, name: string, operation: TableOperation, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return table.metric(name, {
    period: PERIOD, ...options, statistic: cloudwatch.Stats.SUM, dimensionsMap: { TableName: table.tableName, Operation: operation },
  });
}

function total(metrics: readonly cloudwatch.IMetric[], options: cloudwatch.MetricOptions): cloudwatch.IMetric {
  return new cloudwatch.MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric])),
    label: options.label,
    color: options.color,
    period: options.period ?? PERIOD,
  });
}
