import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataStore } from '../../../src/data-store';
import { AccessPatternProfile, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { Engine } from '../../../src/profile/engine';

const { STRING } = AttributeType;
const customer: Entity = { name: 'Customer', key: ['customerId'], attributes: { customerId: STRING, email: STRING }, collection: 'Shop' };
const order: Entity = { name: 'Order', key: ['customerId', 'orderId'], attributes: { customerId: STRING, orderId: STRING, status: STRING }, collection: 'Shop' };
const profile = (entities: Entity[], joins: boolean): AccessPatternProfile => ({
  entities,
  accessPatterns: [
    { name: 'customer', entity: 'Customer', operation: Operation.GET, peakPerSecond: 10 },
    { name: 'orders by status', entity: 'Order', operation: Operation.LIST, by: ['status'], peakPerSecond: 10 },
    ...(joins ? [{ name: 'both', entity: 'Customer', operation: Operation.GET, joins: ['Order'], peakPerSecond: 100, toleratesStaleSeconds: 60 }] : []),
  ],
});
const tablesOf = (entities: Entity[], joins = false) => {
  const stack = new Stack(new App(), 'Stack');
  new DataStore(stack, 'Store', { profile: profile(entities, joins), override: { engine: Engine.DYNAMODB, reason: 'to see its tables' } });
  return Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable');
};
const keysOf = (tables: ReturnType<typeof tablesOf>) => Object.fromEntries(Object.entries(tables).map(([id, { Properties }]) =>
  [id, Properties.KeySchema.map(({ AttributeName }: { AttributeName: string }) => AttributeName)]));
const alone = (entity: Entity): Entity => ({ ...entity, collection: undefined });

test('a collection is one table, its indexes keyed by the entity', () => {
  const tables = tablesOf([customer, order]);
  expect(Object.values(keysOf(tables))).toEqual([['customerId', 'entity#key']]);
  expect(Object.keys(tables)[0]).toMatch(/^StoreDynamoDbShopTable/);
  expect(Object.values(tables)[0].Properties.GlobalSecondaryIndexes.map(({ IndexName, KeySchema }: any) => [IndexName, KeySchema])).toEqual([
    ['orderByStatus', [{ AttributeName: 'entity#name', KeyType: 'HASH' }, { AttributeName: 'status', KeyType: 'HASH' }]],
  ]);
});

test('no pattern that reads entities together moves them: their tables keep logical ids and keys', () => {
  expect(Object.values(keysOf(tablesOf([alone(customer), alone(order)])))).toEqual([['customerId'], ['customerId', 'orderId']]);
  expect(keysOf(tablesOf([alone(customer), alone(order)], true))).toEqual(keysOf(tablesOf([alone(customer), alone(order)])));
});

test('an entity that joins a collection moves nobody else', () => {
  const note: Entity = { name: 'Note', key: ['customerId', 'noteId'], attributes: { customerId: STRING, noteId: STRING }, collection: 'Shop' };
  expect(keysOf(tablesOf([customer, order, note]))).toEqual(keysOf(tablesOf([customer, order])));
});
