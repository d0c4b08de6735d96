import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ChangeFeed, FeedTarget } from '../../../src/profile/access-pattern-profile';
import { ChangeFeedOptions } from '../../../src/stores/dynamodb/change-feed-options';
import { DynamoDbStore } from '../../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, workload } from '../designs';

function build(feed: Omit<ChangeFeed, 'name'>, changeFeeds?: Record<string, ChangeFeedOptions>) {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const store = new DynamoDbStore(stack, 'Store', {
    design: dynamoDbDesign(), workload: workload({ changeFeeds: [{ name: 'changes', ...feed }] }), changeFeeds,
  });
  return { app, stack, store, feed: store.dynamoDb.feeds.changes };
}

function functionIn(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('1') });
}

test('a function reads the stream with an end to its retries', () => {
  const { stack, feed } = build({ target: FeedTarget.LAMBDA });
  feed.addConsumer(functionIn(stack));
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::GetAtt': ['StoreOrderTable4B71A583', 'StreamArn'] },
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 10,
    MaximumRecordAgeInSeconds: 43_200,
    DestinationConfig: { OnFailure: { Destination: stack.resolve(feed.deadLetterQueue.queueArn) } },
  });
});

test('a function in another stack depends on the store, not the store on it', () => {
  const { app, stack, feed } = build({ target: FeedTarget.LAMBDA });
  const consumer = new Stack(app, 'Consumer');
  feed.addConsumer(functionIn(consumer));
  app.synth();
  expect(stack.dependencies).toEqual([]);
  expect(consumer.dependencies).toEqual([stack]);
});

test('Kinesis gets its stream, encrypted and retained', () => {
  const { stack, feed } = build({ target: FeedTarget.KINESIS });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::Kinesis::Stream', {
    DeletionPolicy: 'Retain',
    Properties: { StreamModeDetails: { StreamMode: 'ON_DEMAND' }, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
  });
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: [Match.objectLike({ KinesisStreamSpecification: { StreamArn: stack.resolve(feed.stream!.streamArn) } })],
  });
});

test('a consumer of one entity over Kinesis sees its table alone', () => {
  const { stack, feed } = build({ target: FeedTarget.KINESIS, entity: 'Order' });
  feed.addConsumer(functionIn(stack));
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FilterCriteria: { Filters: [{ Pattern: { 'Fn::Join': ['', ['{"data":{"tableName":["', { Ref: 'StoreOrderTable4B71A583' }, '"]}}']] } }] },
  });
});

test('a pipe carries changes to a bus, with an end to its retries', () => {
  const { stack, feed } = build({ target: FeedTarget.EVENTBRIDGE });
  Template.fromStack(stack).hasResourceProperties('AWS::Pipes::Pipe', {
    Source: { 'Fn::GetAtt': ['StoreOrderTable4B71A583', 'StreamArn'] },
    SourceParameters: {
      DynamoDBStreamParameters: {
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 43_200,
        OnPartialBatchItemFailure: 'AUTOMATIC_BISECT',
        DeadLetterConfig: { Arn: stack.resolve(feed.deadLetterQueue.queueArn) },
      },
    },
    Target: stack.resolve(feed.eventBus!.eventBusArn),
    TargetParameters: { EventBridgeEventBusParameters: { Source: 'data-store.changes', DetailType: 'Order changed' } },
  });
});

test("the pipe's role may read the stream, put events and write dead letters, and nothing else", () => {
  const { stack } = build({ target: FeedTarget.EVENTBRIDGE });
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(policy.Properties.PolicyDocument.Statement.map((each: { Action: unknown }) => each.Action)).toEqual([
    'events:PutEvents',
    ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  ]);
  for (const statement of policy.Properties.PolicyDocument.Statement) expect(statement.Resource).not.toBe('*');
});

test('a filtered feed goes to the bus that was given', () => {
  const bus = events.EventBus.fromEventBusName(new Stack(), 'Bus', 'orders');
  const { stack } = build({ target: FeedTarget.EVENTBRIDGE, share: 0.1 }, { changes: { eventBus: bus, filters: [{ eventName: ['INSERT'] }] } });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Events::EventBus', 0);
  template.hasResourceProperties('AWS::Pipes::Pipe', {
    SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] } },
  });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('warns of a feed that needs a part and gets everything', () => {
  const { stack } = build({ target: FeedTarget.EVENTBRIDGE, share: 0.1 });
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp("change feed 'changes' needs 10 % of the changes and gets all of them"));
});

test('a consumer of the bus gets a rule and a queue beside it', () => {
  const { app, stack, feed } = build({ target: FeedTarget.EVENTBRIDGE });
  const consumer = new Stack(app, 'Consumer');
  feed.addConsumer(functionIn(consumer));
  const template = Template.fromStack(consumer);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['data-store.changes'] },
    Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 43_200, MaximumRetryAttempts: 10 } })],
  });
  template.resourceCountIs('AWS::SQS::Queue', 1);
  expect(stack.dependencies).toEqual([]);
});

test('undelivered changes raise an alarm', () => {
  const { stack, store } = build({ target: FeedTarget.LAMBDA });
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 });
  expect(store.dynamoDb.alarms).toHaveLength(2);
});
