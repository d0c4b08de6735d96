import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AccessPatternProfiles, DataStore } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'Sessions');

const sessions = new DataStore(stack, 'Sessions', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
});

const role = new Role(stack, 'SignInRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const logGroup = new LogGroup(stack, 'SignInLogs');
logGroup.grantWrite(role);

const signIn = new Function(stack, 'SignIn', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => JSON.parse(process.env.DATA_STORE_TABLES);'),
  role,
  logGroup,
});
sessions.connectFunction(signIn);
