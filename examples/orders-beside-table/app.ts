import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AccessPatternProfiles, DataStore } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'Delivery');

const orders = new DataStore(stack, 'Orders', {
  profile: AccessPatternProfiles.fromFile(join(__dirname, 'profile.yaml')),
  existingTables: [{ table: TableV2.fromTableName(stack, 'OrdersTable', 'orders'), entities: ['Order'] }],
});

// The tracker goes on reading the table by key; support and reports get the new Postgres.
const tracker = new Role(stack, 'Tracker', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
orders.grants.accessPattern(tracker, 'track an order');
const support = new Role(stack, 'Support', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
orders.grants.accessPattern(support, 'support view');
