import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { FeedTarget } from '../../../src/profile/access-pattern-profile';
import { DynamoDbStore, DynamoDbStoreProps } from '../../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, workload } from '../designs';

const ALARM = 'AWS::CloudWatch::Alarm';
const DEMAND = [{ entity: 'Order', peak: { readUnitsPerSecond: 200, writeUnitsPerSecond: 50 }, indexPeaks: {} }];

function build(props: Partial<DynamoDbStoreProps> = {}) {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  return { stack, store: new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign({ demand: DEMAND }), workload: workload(), ...props }) };
}

const alarms = (stack: Stack): Record<string, any> => Object.fromEntries(Object.entries(Template.fromStack(stack).findResources(ALARM))
  .map(([id, alarm]) => [id.replace(/[0-9A-F]{8}$/, ''), alarm.Properties]));

const metricsOf = (alarm: any): any[] => alarm.Metrics.flatMap((each: any) => each.MetricStat ?? []);

test('table and index are watched for throttling, the table for errors and for use beyond its peak', () => {
  const found = alarms(build().stack);
  expect(Object.keys(found).sort()).toEqual(['StoreOrderBeyondPeak', 'StoreOrderSystemErrors', 'StoreOrderThrottled', 'StoreOrderbystatusThrottled']);
  expect(metricsOf(found.StoreOrderbystatusThrottled).map(({ Metric }) => [Metric.MetricName, Metric.Dimensions])).toEqual([
    ['ReadThrottleEvents', [{ Name: 'GlobalSecondaryIndexName', Value: 'by-status' }, { Name: 'TableName', Value: { Ref: 'StoreOrderTable4B71A583' } }]],
    ['WriteThrottleEvents', [{ Name: 'GlobalSecondaryIndexName', Value: 'by-status' }, { Name: 'TableName', Value: { Ref: 'StoreOrderTable4B71A583' } }]],
  ]);
});

test('errors are counted for the operations in use', () => {
  const operations = metricsOf(alarms(build().stack).StoreOrderSystemErrors).map(({ Metric }) => Metric.Dimensions[0].Value);
  expect(operations).toEqual(['GetItem', 'PutItem', 'Query']);
});

test('saturation counts the operations in use, so that an alarm can watch two tables', () => {
  const { tables: [order], coverage: [line] } = dynamoDbDesign();
  const bill = { ...order, entity: 'Bill', indexes: [] };
  const design = dynamoDbDesign({
    tables: [order, bill],
    coverage: [...dynamoDbDesign().coverage, { ...line, pattern: 'getBill', request: { ...line.request!, entity: 'Bill' } }],
  });
  const { stack, store } = build({ design });
  new cloudwatch.Alarm(stack, 'Saturated', { metric: store.metricSaturation(), threshold: 1, evaluationPeriods: 1 });
  const counted = metricsOf(alarms(stack).Saturated).map(({ Metric: { MetricName, Dimensions: [operation, table] } }) =>
    [MetricName, operation.Value, table.Value.Ref.slice(0, -8)]);
  expect(counted).toEqual([
    ...['GetItem', 'PutItem', 'Query'].map((operation) => ['ThrottledRequests', operation, 'StoreOrderTable']), ['ThrottledRequests', 'GetItem', 'StoreBillTable'],
  ]);
});

test('use is a share of the declared peak', () => {
  const { Metrics, Threshold, EvaluationPeriods } = alarms(build().stack).StoreOrderBeyondPeak;
  expect(Metrics[0].Expression).toBe('100*MAX([FILL(reads, 0)/PERIOD(reads)/200, FILL(writes, 0)/PERIOD(writes)/50])');
  expect({ Threshold, EvaluationPeriods }).toEqual({ Threshold: 100, EvaluationPeriods: 15 });
});

test('an unknown peak is not watched', () => {
  expect(Object.keys(alarms(build({ design: dynamoDbDesign() }).stack))).not.toContain('StoreOrderBeyondPeak');
});

test.each([
  [undefined, 60_000], [5, 5_000], [3_600, 60_000],
])('a replica may lag by no more than may be lost (%s seconds)', (maxDataLossSeconds, threshold) => {
  const design = dynamoDbDesign({ options: { ...dynamoDbDesign().options, 'dynamodb/replication': 'mrec' }, replicaRegions: ['eu-central-1'] });
  const { stack } = build({ design, workload: workload({ availability: { tier: 'high' as never, maxDataLossSeconds } }) });
  Template.fromStack(stack).hasResourceProperties(ALARM, {
    MetricName: 'ReplicationLatency',
    Threshold: threshold,
    Dimensions: [{ Name: 'ReceivingRegion', Value: 'eu-central-1' }, { Name: 'TableName', Value: { Ref: 'StoreOrderTable4B71A583' } }],
  });
});

test('pipes, dead letters and consumers are watched, and a late consumer joins the list', () => {
  const { stack, store } = build({ workload: workload({ changeFeeds: [{ name: 'a', target: FeedTarget.LAMBDA }, { name: 'b', target: FeedTarget.EVENTBRIDGE }] }) });
  const fn = new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('1') });
  const before = store.dynamoDb.alarms.length;
  store.dynamoDb.feeds.a.addConsumer(fn);
  expect(store.dynamoDb.alarms).toHaveLength(before + 1);
  const template = Template.fromStack(stack);
  template.hasResourceProperties(ALARM, { MetricName: 'IteratorAge', Threshold: 3_600_000, Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^Fn') } }] });
  template.hasResourceProperties(ALARM, {
    Namespace: 'AWS/EventBridge/Pipes', MetricName: 'ExecutionFailed', Dimensions: [{ Name: 'PipeName', Value: { Ref: Match.stringLikeRegexp('Pipe') } }],
  });
});

test('every alarm acts, also that of a consumer added later', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const topic = new sns.Topic(stack, 'Topic');
  const store = new DynamoDbStore(stack, 'Store', {
    design: dynamoDbDesign({ demand: DEMAND }),
    workload: workload({ changeFeeds: [{ name: 'a', target: FeedTarget.LAMBDA }] }),
    alarmActions: [new SnsAction(topic)],
  });
  store.dynamoDb.feeds.a.addConsumer(new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('1') }));
  for (const alarm of Object.values(alarms(stack))) expect(alarm.AlarmActions).toEqual([{ Ref: 'TopicBFC7AF6E' }]);
});

test('a dashboard shows tables, indexes and alarms where it is asked for', () => {
  Template.fromStack(build().stack).resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  const { stack, store } = build({ options: { dashboard: true }, workload: workload({ changeFeeds: [{ name: 'a', target: FeedTarget.LAMBDA }] }) });
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard.Properties.DashboardBody);
  for (const shown of ['Order: read units a minute', 'Order: throttled', 'by-status', 'a: undelivered changes']) expect(body).toContain(shown);
  expect(store.dynamoDb.dashboard).toBeDefined();
});
