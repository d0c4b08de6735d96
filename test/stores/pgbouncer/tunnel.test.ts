import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PoolerTunnel } from '../../../src/stores/pgbouncer/tunnel';
import { PoolerStack } from '../pgbouncer-stack';

type Json = Record<string, any>;

const stack = new PoolerStack();
const tunnel = new PoolerTunnel(stack, 'Tunnel', { pooler: stack.pool(), lifetime: Duration.hours(1) });
const person = new iam.Role(stack, 'Person', { assumedBy: new iam.AccountRootPrincipal() });
tunnel.grantUse(person);
const template = Template.fromStack(stack);

test('the task waits for an hour and runs nothing of the pooler', () => {
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [Match.objectLike({
      Name: 'Tunnel', EntryPoint: ['/usr/bin/node', '-e', 'setTimeout(() => {}, 3600000)'], Environment: Match.absent(), Secrets: Match.absent(),
    })],
  });
});

test('its role opens channels of Session Manager and nothing else', () => {
  expect(statementsOf('TunnelTaskTaskRole')).toEqual([{
    Action: ['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'],
    Effect: 'Allow',
    Resource: '*',
  }]);
});

test('it reaches the pooler, and nobody reaches it', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    FromPort: 5432,
    GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('PoolerNetwork'), 'GroupId'] },
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('TunnelSecurityGroup'), 'GroupId'] },
  });
  const toTunnel = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).filter((rule) => JSON.stringify(rule.Properties.GroupId).includes('Tunnel'));
  expect(toTunnel).toEqual([]);
  template.resourceCountIs('AWS::ECS::Service', 1);
});

test('a person may start, use and stop it', () => {
  const statements = statementsOf('Person');
  expect(statements.map(({ Action }) => Action as string).flat().sort()).toEqual([
    'ecs:DescribeTasks', 'ecs:RunTask', 'ecs:StopTask', 'iam:PassRole', 'ssm:StartSession', 'ssm:TerminateSession', 'ssmmessages:OpenDataChannel',
  ]);
  expect(JSON.stringify(statements)).not.toContain('"Resource":"*"');
  const session = statements.find(({ Action }) => Action === 'ssm:StartSession')!;
  expect(JSON.stringify(statements.find(({ Action }) => Action.includes('ssmmessages:OpenDataChannel')))).toContain(':session/${aws:userid}-*');
  expect(JSON.stringify(session.Resource)).toContain('::document/AWS-StartPortForwardingSessionToRemoteHost');
});

test('outputs say how', () => {
  const outputs = Object.values(template.findOutputs('*')).map(({ Value }) => JSON.stringify(Value));
  expect(outputs.some((value) => value.includes('aws ecs run-task --enable-execute-command'))).toBe(true);
  expect(outputs.some((value) => value.includes('--document-name AWS-StartPortForwardingSessionToRemoteHost'))).toBe(true);
});

function statementsOf(role: string): Json[] {
  return Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Json[]);
}
