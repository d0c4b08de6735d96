import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AccessPatternProfiles, DataStore } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'Telemetry');

new DataStore(stack, 'Readings', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
  changeFeeds: { alarms: { filters: [{ dynamodb: { NewImage: { alarm: { BOOL: [true] } } } }] } },
});
