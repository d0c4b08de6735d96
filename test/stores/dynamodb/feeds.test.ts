import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ChangeFeed, FeedTarget } from '../../../src/profile/access-pattern-profile';
import { ChangeFeedOptions, ExpiryDeletes } from '../../../src/stores/dynamodb/change-feed-options';
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

function functionIn(stack: Stack, id = 'Fn'): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('1') });
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
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', AlarmDescription: Match.stringLikeRegexp('feed changes') });
  expect(stack.dependencies).toEqual([]);
});

test('a rule keeps an event for a day at most, however long the stream behind it does', () => {
  const stack = new Stack(new App(), 'Shop');
  const store = new DynamoDbStore(stack, 'Store', {
    design: dynamoDbDesign({ options: { ...dynamoDbDesign().options, 'dynamodb/stream': 'streams-and-kinesis' } }),
    workload: workload({ changeFeeds: ['a', 'b', 'c'].map((name) => ({ name, target: FeedTarget.EVENTBRIDGE })) }),
    changeFeeds: { c: { maxRecordAge: Duration.days(7), retryAttempts: 1_000 } },
  });
  store.dynamoDb.feeds.c.addConsumer(functionIn(stack));
  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
    Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } })],
  });
});

test('undelivered changes raise an alarm', () => {
  const { stack, store } = build({ target: FeedTarget.LAMBDA });
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 });
  expect(store.dynamoDb.alarms.map((alarm) => alarm.node.id)).toContain('Undelivered');
});

const EU = { account: '111111111111', region: 'eu-west-1' };

describe('how a feed is delivered', () => {
  const MAPPING = 'AWS::Lambda::EventSourceMapping';

  test('a consumer that is given is called from the start, with its batches, retries and filters', () => {
    const stack = new Stack(new App(), 'Shop');
    const changes = {
      consumers: [functionIn(stack)],
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(30),
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      filters: [{ eventName: ['INSERT'] }],
    };
    new DynamoDbStore(stack, 'Store', {
      design: dynamoDbDesign(), workload: workload({ changeFeeds: [{ name: 'changes', target: FeedTarget.LAMBDA }] }), changeFeeds: { changes },
    });
    Template.fromStack(stack).hasResourceProperties(MAPPING, {
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 30,
      MaximumRetryAttempts: 3,
      MaximumRecordAgeInSeconds: 3_600,
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
    });
  });

  test('a function that is only known by its ARN can be a consumer', () => {
    const { stack, feed } = build({ target: FeedTarget.LAMBDA });
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/consumer');
    feed.addConsumer(lambda.Function.fromFunctionAttributes(stack, 'Known', { functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:consumer', role }));
    Template.fromStack(stack).hasResourceProperties(MAPPING, { FunctionName: 'consumer' });
  });

  test.each([
    [ExpiryDeletes.EXCLUDE, '{"userIdentity":{"type":[{"exists":false}]}}'],
    [ExpiryDeletes.ONLY, '{"userIdentity":{"type":["Service"],"principalId":["dynamodb.amazonaws.com"]}}'],
  ])('deletes of expired items: %s', (expiryDeletes, pattern) => {
    const { stack, feed } = build({ target: FeedTarget.LAMBDA }, { changes: { expiryDeletes } });
    feed.addConsumer(functionIn(stack));
    Template.fromStack(stack).hasResourceProperties(MAPPING, { FilterCriteria: { Filters: [{ Pattern: pattern }] } });
  });

  test('deletes of expired items are told apart beside other filters, and through Kinesis', () => {
    const { stack, feed } = build({ target: FeedTarget.KINESIS }, { changes: { expiryDeletes: ExpiryDeletes.EXCLUDE, filters: [{ eventName: ['REMOVE'] }] } });
    feed.addConsumer(functionIn(stack));
    Template.fromStack(stack).hasResourceProperties(MAPPING, {
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"eventName":["REMOVE"],"userIdentity":{"type":[{"exists":false}]}}}' }] },
    });
  });

  test('events take the shape of a template; through Kinesis they are records again', () => {
    const inputTemplate = '{"keys": <$.dynamodb.Keys>}';
    Template.fromStack(build({ target: FeedTarget.EVENTBRIDGE }, { changes: { inputTemplate } }).stack)
      .hasResourceProperties('AWS::Pipes::Pipe', { TargetParameters: { InputTemplate: inputTemplate } });
    const stack = new Stack(new App(), 'Shop');
    const feeds = ['a', 'b', 'c'].map((name) => ({ name, target: FeedTarget.EVENTBRIDGE, entity: 'Order' }));
    new DynamoDbStore(stack, 'Store', {
      design: dynamoDbDesign({ options: { ...dynamoDbDesign().options, 'dynamodb/stream': 'streams-and-kinesis' } }), workload: workload({ changeFeeds: feeds }),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Pipes::Pipe', {
      SourceParameters: {
        KinesisStreamParameters: Match.objectLike({ BatchSize: 10, OnPartialBatchItemFailure: 'AUTOMATIC_BISECT' }),
        FilterCriteria: { Filters: [{ Pattern: { 'Fn::Join': ['', ['{"data":{"tableName":["', { Ref: 'StoreOrderTable4B71A583' }, '"]}}']] } }] },
      },
      TargetParameters: { InputTemplate: '{"eventName": <$.data.eventName>, "tableName": <$.data.tableName>, "dynamodb": <$.data.dynamodb>}' },
    });
  });

  test('a pipe is run for this account alone, and may decrypt with the key of the table', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    new DynamoDbStore(stack, 'Store', {
      design: dynamoDbDesign(), workload: workload({ changeFeeds: [{ name: 'changes', target: FeedTarget.EVENTBRIDGE }] }), encryptionKey: new kms.Key(stack, 'Key'),
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } })] },
    });
    template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:Decrypt' })]) } });
  });

  test('a new stream has the key of the store and the retention that was asked for', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    const encryptionKey = new kms.Key(stack, 'Key');
    new DynamoDbStore(stack, 'Store', {
      design: dynamoDbDesign(),
      workload: workload({ changeFeeds: [{ name: 'changes', target: FeedTarget.KINESIS }] }),
      encryptionKey,
      changeFeeds: { changes: { retention: Duration.days(7) } },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Stream', {
      RetentionPeriodHours: 168, StreamEncryption: { EncryptionType: 'KMS', KeyId: stack.resolve(encryptionKey.keyArn) },
    });
  });

  test('a stream that is given carries the changes', () => {
    const stream = kinesis.Stream.fromStreamArn(new Stack(), 'Stream', 'arn:aws:kinesis:eu-west-1:111111111111:stream/changes');
    const { stack, feed } = build({ target: FeedTarget.KINESIS }, { changes: { stream } });
    expect(feed.stream).toBe(stream);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Kinesis::Stream', 0);
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:eu-west-1:111111111111:stream/changes' } })],
    });
  });

  test('two consumers share a stream; fails for a third, whichever feeds they read', () => {
    const { stack, feed } = build({ target: FeedTarget.LAMBDA });
    feed.addConsumer(functionIn(stack, 'One'));
    feed.addConsumer(functionIn(stack, 'Two'));
    expect(() => feed.addConsumer(functionIn(stack, 'Three'))).toThrow("change feed 'changes': the stream of Shop/Store/OrderTable serves 2 readers and has them "
      + "already, and Shop/Three would be another; give the feed the target 'kinesis', or let one function do the work of two");
    const second = new Stack(new App(), 'Shop');
    const store = new DynamoDbStore(second, 'Store', {
      design: dynamoDbDesign(), workload: workload({ changeFeeds: [{ name: 'a', target: FeedTarget.LAMBDA }, { name: 'b', target: FeedTarget.EVENTBRIDGE }] }),
    });
    store.dynamoDb.feeds.a.addConsumer(functionIn(second, 'One'));
    expect(() => store.dynamoDb.feeds.a.addConsumer(functionIn(second, 'Two'))).toThrow('Shop/Two would be another');
  });

  test('through Kinesis there may be more', () => {
    const { stack, feed } = build({ target: FeedTarget.KINESIS });
    for (const id of ['One', 'Two', 'Three']) feed.addConsumer(functionIn(stack, id));
    Template.fromStack(stack).resourceCountIs(MAPPING, 3);
  });

  test.each([FeedTarget.LAMBDA, FeedTarget.KINESIS])('fails for a consumer in another Region than the home Region (%s)', (target) => {
    const app = new App();
    const store = new DynamoDbStore(new Stack(app, 'Shop', { env: EU }), 'Store', {
      design: dynamoDbDesign(), workload: workload({ changeFeeds: [{ name: 'changes', target }] }),
    });
    const elsewhere = new Stack(app, 'Elsewhere', { env: { ...EU, region: 'eu-central-1' } });
    expect(() => store.dynamoDb.feeds.changes.addConsumer(functionIn(elsewhere))).toThrow(
      "Elsewhere/Fn is in eu-central-1, and the change feed 'changes' runs in eu-west-1; consume it there");
  });

  test('fails with every option that does not fit', () => {
    const stream = kinesis.Stream.fromStreamArn(new Stack(), 'Stream', 'arn:aws:kinesis:eu-west-1:111111111111:stream/changes');
    const eventBus = events.EventBus.fromEventBusName(new Stack(), 'Bus', 'orders');
    expect(() => build({ target: FeedTarget.LAMBDA }, {
      changed: {},
      changes: {
        eventBus, stream, inputTemplate: '{}', retention: Duration.days(2), batchSize: 0, retryAttempts: -1, maxBatchingWindow: Duration.minutes(6), maxRecordAge: Duration.days(1), filters: [],
      },
    })).toThrow([
      'Shop/Store: the DynamoDB store cannot be built as asked',
      "- changeFeeds: unknown feed 'changed'; the profile has changes",
      "- changeFeeds.changes: eventBus is for feeds with the target 'eventbridge'",
      "- changeFeeds.changes: inputTemplate is for feeds with the target 'eventbridge'",
      "- changeFeeds.changes: the feed runs through the table's own stream; declare the target 'kinesis' to use a stream of yours",
      "- changeFeeds.changes: the table's own stream keeps changes for 24 hours; declare the target 'kinesis' to keep them longer",
      '- changeFeeds.changes: retention is for a new stream, and stream is given; set it there',
      '- changeFeeds.changes: batchSize: got 0, allowed is 1 to 10000',
      '- changeFeeds.changes: retryAttempts: got -1, allowed is 0 to 10000',
      '- changeFeeds.changes: maxBatchingWindow: got 360, allowed is 0 to 300 seconds',
      '- changeFeeds.changes: maxRecordAge: got 86400, allowed is 60 to 82800 seconds',
      '- changeFeeds.changes: filters: got 0, allowed are 1 to 5',
    ].join('\n'));
  });
});
