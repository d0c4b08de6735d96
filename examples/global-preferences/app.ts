import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AccessPatternProfiles, DataStore } from 'cdk-data-store';

export const app = new App();
// Replicas need to know the home Region at synthesis.
const stack = new Stack(app, 'GlobalPreferences', { env: { region: 'us-east-1' } });

new DataStore(stack, 'Preferences', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
});
