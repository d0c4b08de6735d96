import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AccessPatternProfiles, DataStore, PostgresSecondaryRegion } from 'cdk-data-store';

const account = '111111111111';

export const app = new App();
const home = new Stack(app, 'Home', { env: { account, region: 'eu-west-1' }, crossRegionReferences: true });
const away = new Stack(app, 'Away', { env: { account, region: 'eu-central-1' }, crossRegionReferences: true });

const policies = new DataStore(home, 'Policies', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
  postgres: { globalClusterIdentifier: 'policies' },
});

new PostgresSecondaryRegion(away, 'Policies', { primary: policies });
