import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { PROTECTED, throttleAlarm } from './dynamodb';

export const app = new App();
const stack = new Stack(app, 'GlobalPreferences', { env: { region: 'us-east-1' } });

const table = new dynamodb.TableV2(stack, 'Preferences', {
  ...PROTECTED,
  partitionKey: { name: 'playerId', type: dynamodb.AttributeType.STRING },
  billing: dynamodb.Billing.onDemand(),
  replicas: [{ region: 'eu-west-1' }, { region: 'ap-northeast-1' }],
});
throttleAlarm(stack, 'PreferencesThrottled', table);
new CfnOutput(stack, 'PreferencesTable', { value: table.tableName });
