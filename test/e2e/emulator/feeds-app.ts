import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AttributeType, DataStore, Engine, FeedTarget, Operation } from '../../../src';

const app = new App();
const stack = new Stack(app, 'Feeds');

const { STRING, NUMBER, TIMESTAMP } = AttributeType;
const orders = new DataStore(stack, 'Orders', {
  profile: {
    entities: [{
      name: 'Order',
      key: ['customerId', 'orderId'],
      attributes: { customerId: STRING, orderId: STRING, status: STRING, total: NUMBER, placedAt: TIMESTAMP },
    }],
    accessPatterns: [
      { name: 'place', entity: 'Order', operation: Operation.PUT },
      { name: 'open', entity: 'Order', operation: Operation.GET },
      { name: 'list of customer', entity: 'Order', operation: Operation.LIST, by: ['customerId'], range: 'orderId' },
      { name: 'list of status', entity: 'Order', operation: Operation.LIST, by: ['status'], range: 'placedAt', returns: ['total'] },
    ],
    changeFeeds: [{ name: 'projections', target: FeedTarget.LAMBDA }, { name: 'integration', target: FeedTarget.EVENTBRIDGE }],
  },
  override: { engine: Engine.DYNAMODB, reason: 'to try its change feeds' },
  changeFeeds: { integration: { filters: [{ eventName: ['INSERT'] }] } },
});

const projector = new Function(stack, 'Projector', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromInline(`exports.handler = async ({ Records }) => {
    for (const { eventName, dynamodb: { OldImage, NewImage } } of Records) console.log('change', JSON.stringify({ eventName, OldImage, NewImage }));
    return { batchItemFailures: [] };
  };`),
});
orders.dynamoDb.feeds.projections.addConsumer(projector);
orders.connectFunction(projector);
new CfnOutput(stack, 'ProjectorName', { value: projector.functionName });
