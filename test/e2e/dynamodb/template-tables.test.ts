import './setup';
import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { createTable } from './template-tables';

let local: DynamoDbLocal;
let client: DynamoDBClient;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  client = localClient(local.endpoint);
});

afterAll(async () => {
  client?.destroy();
  await local?.stop();
});

test('a table is made as its template declares it', async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const string = (name: string) => ({ name, type: AttributeType.STRING });
  const table = new TableV2(stack, 'Table', {
    partitionKey: string('id'),
    sortKey: { name: 'at', type: AttributeType.NUMBER },
    timeToLiveAttribute: 'expiresAt',
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    globalSecondaryIndexes: [{
      indexName: 'byAAndBAndC',
      partitionKeys: [string('a'), string('b')],
      sortKeys: [string('c')],
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['d'],
    }],
  });
  const template = app.synth().getStackByName('Stack').template;
  await createTable(client, template, stack.getLogicalId(table.node.defaultChild as CfnElement), 'by-hand');

  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'by-hand' }));
  expect(Table).toMatchObject({
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'at', KeyType: 'RANGE' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    GlobalSecondaryIndexes: [{
      IndexName: 'byAAndBAndC',
      KeySchema: [
        { AttributeName: 'a', KeyType: 'HASH' },
        { AttributeName: 'b', KeyType: 'HASH' },
        { AttributeName: 'c', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['d'] },
    }],
  });
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'by-hand' }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
});
