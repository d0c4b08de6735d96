import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AccessPatternProfiles, DataStore } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'Sessions');

const sessions = new DataStore(stack, 'Sessions', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
});

const signIn = new Function(stack, 'SignIn', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => JSON.parse(process.env.DATA_STORE_TABLES);'),
});
sessions.connectFunction(signIn);
