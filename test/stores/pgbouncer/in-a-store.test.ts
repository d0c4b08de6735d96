import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AttributeType, DataStore, Operation, PoolerTunnel, PostgresPooler } from '../../../src';

const stack = new Stack(new App(), 'Stack');
const store = new DataStore(stack, 'Store', {
  profile: {
    entities: [{ name: 'Order', key: ['orderId'], attributes: { orderId: AttributeType.STRING } }],
    accessPatterns: [{ name: 'readOrder', entity: 'Order', operation: Operation.GET }],
  },
  postgres: { pooler: PostgresPooler.pgBouncer({ ownerEntry: true, zonalAffinity: true }) },
});
const tunnel = new PoolerTunnel(stack, 'Tunnel', { pooler: store.postgres.pooler! });
tunnel.grantUse(new iam.Role(stack, 'Person', { assumedBy: new iam.AccountRootPrincipal() }));
const template = Template.fromStack(stack);

test('the owner\'s entry reads the owner\'s secret of the store', () => {
  expect(store.postgres.pooler!.ownerDatabase).toBe('app_owner');
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [Match.objectLike({ Environment: Match.arrayWith([Match.objectLike({ Name: 'OWNER_SECRET_ARN' })]) })],
  });
});

test('the tunnel stands in the network of the store', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Tunnel of people to the connection pooler', VpcId: { Ref: Match.stringLikeRegexp('NetworkVpc') },
  });
});

test('the endpoints of that network let the tunnel in, or its task could not pull its image', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    FromPort: 443,
    GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('EndpointSecurityGroup'), 'GroupId'] },
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TunnelSecurityGroup'), 'GroupId'] },
  });
});
