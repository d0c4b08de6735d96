import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DynamoDbDesign, DynamoDbRequest } from '../../../src/designs/dynamodb/dynamodb-design';
import { DynamoDbGrants } from '../../../src/stores/dynamodb/dynamodb-grants';
import { DynamoDbStore } from '../../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, ORDERS, workload } from '../designs';

const TABLE = { 'Fn::GetAtt': ['StoreOrderTable4B71A583', 'Arn'] };
const INDEX = { 'Fn::Join': ['', [TABLE, '/index/by-status']] };

/** The statements of a role after a grant. */
function statements(grant: (grants: DynamoDbGrants, role: iam.Role) => void, design: DynamoDbDesign = dynamoDbDesign()) {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const store = new DynamoDbStore(stack, 'Store', { design, workload: workload() });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  grant(store.grants, role);
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }: Record<string, unknown>) =>
      Condition === undefined ? { Action, Resource } : { Action, Resource, Condition });
}

test('readData holds the verbs and indexes of the patterns that read', () => {
  expect(statements((grants, role) => grants.readData(role))).toEqual([
    { Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: TABLE },
    { Action: 'dynamodb:Query', Resource: INDEX },
  ]);
});

test('writeData holds the verbs of the patterns that write, and no reads', () => {
  expect(statements((grants, role) => grants.writeData(role))).toEqual([{ Action: 'dynamodb:PutItem', Resource: TABLE }]);
});

test('readWriteData adds the verbs of the patterns that write', () => {
  expect(statements((grants, role) => grants.readWriteData(role))).toEqual([
    { Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], Resource: TABLE },
    { Action: 'dynamodb:Query', Resource: INDEX },
  ]);
});

test('one pattern is granted alone', () => {
  expect(statements((grants, role) => grants.accessPattern(role, 'openOrders'))).toEqual([{ Action: 'dynamodb:Query', Resource: INDEX }]);
});

test('a transaction may check and write every table that it names', () => {
  const request: DynamoDbRequest = {
    operation: 'TransactWriteItems', entity: 'Order', writes: ['Order', 'Stock'], equals: [], scanIndexForward: true, filter: [], consistentRead: false,
  };
  const design = dynamoDbDesign({
    tables: [ORDERS, { ...ORDERS, entity: 'Stock', indexes: [] }],
    coverage: [{ pattern: 'buy', servedBy: 'keys', why: 'a transaction', request }],
  });
  const actions = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
  expect(statements((grants, role) => grants.readWriteData(role), design)).toEqual([
    { Action: actions, Resource: TABLE },
    { Action: actions, Resource: { 'Fn::GetAtt': ['StoreStockTable65352D14', 'Arn'] } },
  ]);
});

test('a write that looks its item up first may read the index', () => {
  const write: DynamoDbRequest = {
    operation: 'UpdateItem', entity: 'Order', equals: [], scanIndexForward: true, filter: [], consistentRead: false, writes: [],
  };
  const request = { ...write, lookup: { ...write, operation: 'Query' as const, index: 'by-status' } };
  const design = dynamoDbDesign({ coverage: [{ pattern: 'close', servedBy: 'by-status', why: 'two trips', request }] });
  expect(statements((grants, role) => grants.accessPattern(role, 'close'), design)).toEqual([
    { Action: 'dynamodb:Query', Resource: INDEX },
    { Action: 'dynamodb:UpdateItem', Resource: TABLE },
  ]);
});

test('replicas are granted with the table', () => {
  const design = dynamoDbDesign({ options: { 'dynamodb/replication': 'mrec' }, replicaRegions: ['eu-central-1'] });
  const [first] = statements((grants, role) => grants.accessPattern(role, 'getOrder'), design);
  expect(JSON.stringify(first.Resource)).toContain(':dynamodb:eu-central-1:111111111111:table/');
});

test('the keys of replicas are granted by their ARNs', () => {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const keyArn = 'arn:aws:kms:eu-central-1:111111111111:key/1';
  const store = new DynamoDbStore(stack, 'Store', {
    design: dynamoDbDesign({ options: { 'dynamodb/replication': 'mrec' }, replicaRegions: ['eu-central-1'] }),
    workload: workload(),
    encryptionKey: new kms.Key(stack, 'Key'),
    options: { replicas: { 'eu-central-1': { encryptionKeyArn: keyArn } } },
  });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  store.grants.readData(role);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:Decrypt', Resource: keyArn })]) },
  });
});

test('fails for a pattern that is unknown or not served here', () => {
  expect(() => statements((grants, role) => grants.accessPattern(role, 'getOrders'))).toThrow(
    "unknown access pattern 'getOrders'; the profile has getOrder, listOrders, openOrders, placeOrder, searchOrders");
  expect(() => statements((grants, role) => grants.accessPattern(role, 'searchOrders'))).toThrow(
    "access pattern 'searchOrders' is not served by DynamoDB: DynamoDB has no full text; grant it on the store that serves it");
});

describe('one tenant alone', () => {
  const TENANT = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/customerId}'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } };

  test('is told by the partition key, from a tag of the session', () => {
    expect(statements((grants, role) => grants.forTenant('customerId').accessPattern(role, 'getOrder'))).toEqual([
      { Action: 'dynamodb:GetItem', Resource: TABLE, Condition: TENANT },
    ]);
  });

  test('may be named, by a beginning too', () => {
    expect(statements((grants, role) => grants.forTenant('customerId', ['acme#*']).writeData(role))).toEqual([{
      Action: 'dynamodb:PutItem',
      Resource: TABLE,
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['acme#*'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } },
    }]);
  });

  test('leaves the permissions of others as they are', () => {
    expect(statements((grants, role) => {
      grants.forTenant('customerId');
      grants.accessPattern(role, 'getOrder');
    })).toEqual([{ Action: 'dynamodb:GetItem', Resource: TABLE }]);
  });

  test('fails where another key would let in other tenants, and without a value', () => {
    expect(() => statements((grants, role) => grants.forTenant('tenant').readData(role))).toThrow([
      'tenants cannot be told apart',
      "- 'getOrder' uses the table of Order, whose partition key is customerId, not tenant alone; leave it out by granting the other patterns with accessPattern",
      "- 'listOrders' uses the table of Order, whose partition key is customerId, not tenant alone; leave it out by granting the other patterns with accessPattern",
      "- 'openOrders' uses index by-status, whose partition key is tenant, status, not tenant alone; leave it out by granting the other patterns with accessPattern",
    ].join('\n'));
    expect(() => statements((grants, role) => grants.forTenant('customerId', []).readData(role))).toThrow('no leading key is allowed; name at least one');
  });
});
