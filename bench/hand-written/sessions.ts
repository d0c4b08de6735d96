import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { PROTECTED, throttleAlarm } from './dynamodb';

export const app = new App();
const stack = new Stack(app, 'Sessions');

const INDEX = 'byUserIdAndStartedAt';
const table = new dynamodb.TableV2(stack, 'Session', {
  ...PROTECTED,
  partitionKey: { name: 'sessionId', type: dynamodb.AttributeType.STRING },
  timeToLiveAttribute: 'expiresAt',
  billing: dynamodb.Billing.onDemand(),
  warmThroughput: { readUnitsPerSecond: 125_000, writeUnitsPerSecond: 48_000 },
  globalSecondaryIndexes: [{
    indexName: INDEX,
    partitionKey: { name: 'userId', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'startedAt', type: dynamodb.AttributeType.NUMBER },
    projectionType: dynamodb.ProjectionType.INCLUDE,
    nonKeyAttributes: ['device'],
    maxReadRequestUnits: 4_000,
    warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 48_000 },
  }],
});
throttleAlarm(stack, 'SessionThrottled', table);
new CfnOutput(stack, 'SessionTable', { value: table.tableName });

const role = new Role(stack, 'SignInRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const logGroup = new LogGroup(stack, 'SignInLogs');
logGroup.grantWrite(role);

const signIn = new Function(stack, 'SignIn', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => JSON.parse(process.env.DATA_STORE_TABLES);'),
  environment: { DATA_STORE_TABLES: JSON.stringify({ Session: { table: table.tableName, indexes: [INDEX] } }) },
  role,
  logGroup,
});
table.grants.actions(signIn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query');
