import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { makeAuthority } from '../../../runtime/certificate/x509';
import { metricsLine } from '../../../runtime/pgbouncer/metrics';
import { PoolLooks } from '../../../runtime/pgbouncer/pools';
import { readSettings, SETTING_NAMES } from '../../../runtime/pgbouncer/settings';
import { PoolMode } from '../../../src/stores/pgbouncer/pgbouncer-props';
import { PoolerStack } from '../pgbouncer-stack';

type Json = Record<string, any>;

const OWN = {
  serverLoginFailures: 0, clientLoginFailures: 0, writerReachable: true, secretVersionsDiffer: 0, certificate: makeAuthority('test', 10).certificate,
};

describe('by default', () => {
  const stack = new PoolerStack();
  const pooler = stack.pool();
  const template = Template.fromStack(stack);
  const [container] = containers(template);

  test('the load balancer is internal, over all zones, with security groups of its own', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'network',
      Scheme: 'internal',
      SecurityGroups: [Match.anyValue()],
      LoadBalancerAttributes: Match.arrayWith([{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }]),
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 5432, Protocol: 'TCP' });
  });

  test('targets drain for a minute, and the pooler ends the connections', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Port: 6432,
      Protocol: 'TCP',
      HealthCheckProtocol: 'TCP',
      TargetGroupAttributes: Match.arrayWith([
        { Key: 'deregistration_delay.timeout_seconds', Value: '60' },
        { Key: 'preserve_client_ip.enabled', Value: 'false' },
        { Key: 'deregistration_delay.connection_termination.enabled', Value: 'false' },
      ]),
    });
  });

  test('a deployment starts new tasks first, and rolls back when they fail', () => {
    template.hasResourceProperties('AWS::ECS::Service', {
      DeploymentConfiguration: { MinimumHealthyPercent: 100, MaximumPercent: 200, DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
      AvailabilityZoneRebalancing: 'ENABLED',
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    });
  });

  test('the service starts after its certificate was issued', () => {
    const [service] = Object.values(template.findResources('AWS::ECS::Service'));
    const [issued] = Object.keys(template.findResources('Custom::PgBouncerCertificate'));
    expect(service.DependsOn).toContain(issued);
  });

  test('tasks scale on CPU, from two to four', () => {
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2, MaxCapacity: 4 });
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      TargetTrackingScalingPolicyConfiguration: { PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' } },
    });
  });

  test('the container is read-only, without privileges, and has two minutes to drain', () => {
    expect(container).toMatchObject({
      ReadonlyRootFilesystem: true,
      LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
      MountPoints: [{ ContainerPath: '/run/pgbouncer', ReadOnly: false, SourceVolume: 'run' }],
      StopTimeout: 120,
      HealthCheck: { Command: ['CMD', '/usr/bin/node', '/app/main.js', 'healthcheck'] },
      Ulimits: [{ Name: 'nofile', SoftLimit: 65535, HardLimit: 65535 }],
    });
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      Cpu: '256', Memory: '512', RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
    });
  });

  test('no secret is injected, and the settings are ones that the program accepts', () => {
    expect(container.Secrets).toBeUndefined();
    expect(readSettings(settingsOf(container))).toMatchObject({
      DATABASE: 'app', WRITER_HOST: 'writer.example', READER_HOST: 'writer.example', POOL_SIZE: 11, POOL_MODE: 'transaction', MAX_CLIENTS: 5000,
    });
    expect(pooler.poolSizePerTask).toBe(11);
  });

  test('the task reads its five secrets and nothing else', () => {
    const taskRole = container.TaskRole as string;
    const policies = Object.values(template.findResources('AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(taskRole));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Json[]);
    expect(statements).toHaveLength(5);
    for (const { Action, Effect, Resource } of statements) {
      expect({ Action, Effect }).toEqual({ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Effect: 'Allow' });
      expect(Resource).toEqual({ Ref: expect.stringMatching(/^(ServerRead|ClientRead|PoolerCertificateTls)/) });
    }
  });

  test('nothing comes in from an address', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::EC2::SecurityGroup'))) expect(Properties.SecurityGroupIngress).toBeUndefined();
    for (const { Properties } of Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'))) expect(Properties.CidrIp).toBeUndefined();
  });

  test('the tasks reach the database, and the load balancer the tasks', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 5432, ToPort: 5432, Description: 'Connection pooler' });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 6432, ToPort: 6432 });
  });

  test('the authority is published, and one role alone reads its key', () => {
    template.hasResourceProperties('AWS::SSM::Parameter', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('PoolerCertificateIssued'), 'CaCertificate'] } });
    const [, ...others] = Object.values(template.findResources('AWS::IAM::Policy')).filter((policy) => JSON.stringify(policy).includes('CertificateAuthority'));
    expect(others).toEqual([]);
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' });
    expect(pooler.caCertificateParameter).toBeDefined();
  });

  test.each([
    ['MaxWait', 'Maximum', 'GreaterThanThreshold', 1, 3],
    ['PoolExhausted', 'Average', 'GreaterThanThreshold', 50, 3],
    ['ServerLoginFailures', 'Sum', 'GreaterThanThreshold', 0, 3],
    ['ClientLoginFailures', 'Sum', 'GreaterThanThreshold', 10, 3],
    ['WriterUnreachable', 'Maximum', 'GreaterThanThreshold', 0, 3],
    ['SecretVersionsDiffer', 'Maximum', 'GreaterThanThreshold', 0, 15],
    ['CertificateDaysLeft', 'Minimum', 'LessThanThreshold', 30, 3],
  ])('an alarm on %s', (MetricName, Statistic, ComparisonOperator, Threshold, EvaluationPeriods) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName, Statistic, ComparisonOperator, Threshold, EvaluationPeriods, Namespace: 'DataStore/PgBouncer', Period: 60, TreatMissingData: 'notBreaching',
    });
    expect(pooler.alarms).toHaveLength(7);
  });

  test('every metric that an alarm watches is one that the program prints, for this pooler', () => {
    const line = JSON.parse(metricsLine(readSettings(settingsOf(container)), new PoolLooks().take(), [], OWN)) as Record<string, unknown>;
    for (const { Properties: { MetricName, Dimensions } } of Object.values(template.findResources('AWS::CloudWatch::Alarm'))) {
      expect(line).toHaveProperty(MetricName as string);
      expect(Dimensions).toEqual([{ Name: 'Pooler', Value: line.Pooler }]);
    }
  });

  test('the environment is exactly what the program must be given', () => {
    expect((container.Environment as Json[]).map(({ Name }) => Name as string).sort()).toEqual(SETTING_NAMES.required);
    expect(container.Secrets).toBeUndefined();
  });

  test('no secret stands in the template: neither resolved nor by a dynamic reference', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/resolve:secretsmanager|PRIVATE KEY|"SecretString":"/);
  });

  test('logs are kept for a month, and the cluster shows insights', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    template.hasResourceProperties('AWS::ECS::Cluster', { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] });
  });

  test('clients find host, port and both entries', () => {
    expect(stack.resolve(pooler.endpoint.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringContaining('LoadBalancer'), 'DNSName'] });
    expect([pooler.endpoint.port, pooler.readWriteDatabase, pooler.readOnlyDatabase]).toEqual([5432, 'app', 'app_ro']);
  });
});

test('everything can be said otherwise', () => {
  const stack = new PoolerStack();
  stack.pool({
    readerEndpoints: [new rds.Endpoint('reader.example', 5433), new rds.Endpoint('reader2.example', 5433)],
    poolMode: PoolMode.SESSION,
    poolSizePerTask: 5,
    minTasks: 3,
    maxTasks: 3,
    cpu: 512,
    memoryLimitMiB: 1024,
    port: 6000,
    maxClientsPerTask: 100,
    image: ecs.ContainerImage.fromRegistry('example.com/pgbouncer:1'),
    cpuArchitecture: ecs.CpuArchitecture.ARM64,
  });
  const template = Template.fromStack(stack);
  const [container] = containers(template);
  expect(container.Image).toBe('example.com/pgbouncer:1');
  expect(readSettings(settingsOf(container))).toMatchObject({ READER_HOST: 'reader.example,reader2.example', READER_PORT: 5433, POOL_MODE: 'session', POOL_SIZE: 5, MAX_CLIENTS: 100 });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 6000 });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 3, MaxCapacity: 3 });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', { Cpu: '512', Memory: '1024', RuntimePlatform: { CpuArchitecture: 'ARM64' } });
});

describe('the owner\'s entry', () => {
  const stack = new PoolerStack();
  const pooler = stack.pool({ ownerEntry: true, ownerSecret: stack.secret('Owner') });
  const template = Template.fromStack(stack);
  const [container] = containers(template);

  test('is told to the program by settings that it reads', () => {
    const names = (container.Environment as Json[]).map(({ Name }) => Name as string);
    expect(names.sort()).toEqual([...SETTING_NAMES.required, 'OWNER_POOL_SIZE', 'OWNER_SECRET_ARN'].sort());
    expect(SETTING_NAMES.optional).toEqual(expect.arrayContaining(['OWNER_POOL_SIZE', 'OWNER_SECRET_ARN']));
    expect(readSettings(settingsOf(container))).toMatchObject({ OWNER_POOL_SIZE: 2, POOL_SIZE: 10 });
    expect(pooler.ownerDatabase).toBe('app_owner');
  });

  test('lets the tasks read the owner\'s secret, which they cannot without it', () => {
    const reads = (of: Template) => JSON.stringify(of.findResources('AWS::IAM::Policy')).includes('"Ref":"Owner');
    const without = new PoolerStack();
    expect(without.pool({ ownerSecret: without.secret('Owner') }).ownerDatabase).toBeUndefined();
    expect([reads(template), reads(Template.fromStack(without))]).toEqual([true, false]);
  });
});

describe('with zonal affinity', () => {
  const stack = new PoolerStack();
  stack.pool({ zonalAffinity: true });

  test('clients are led to their own zone, and the load balancer stays in it', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([
        { Key: 'load_balancing.cross_zone.enabled', Value: 'false' },
        { Key: 'dns_record.client_routing_policy', Value: 'availability_zone_affinity' },
      ]),
    });
  });
});

test('a certificate of the user\'s own replaces the authority', () => {
  const stack = new PoolerStack();
  const pooler = stack.pool({ tlsSecret: stack.secret('Own'), caCertificate: '-----BEGIN CERTIFICATE-----' });
  const template = Template.fromStack(stack);
  template.resourceCountIs('Custom::PgBouncerCertificate', 0);
  template.hasResourceProperties('AWS::SSM::Parameter', { Value: '-----BEGIN CERTIFICATE-----' });
  expect(pooler.caCertificate).toBe('-----BEGIN CERTIFICATE-----');
});

test('with a public certificate nothing is published', () => {
  const stack = new PoolerStack();
  const pooler = stack.pool({ tlsSecret: stack.secret('Own') });
  Template.fromStack(stack).resourceCountIs('AWS::SSM::Parameter', 0);
  expect([pooler.caCertificate, pooler.caCertificateParameter]).toEqual([undefined, undefined]);
});

test('the made certificate is valid for further names', () => {
  const stack = new PoolerStack();
  stack.pool({ additionalHostnames: ['db.internal'] });
  Template.fromStack(stack).hasResourceProperties('Custom::PgBouncerCertificate', { Hostnames: [Match.anyValue(), 'db.internal'] });
});

test('a client is let in by the load balancer', () => {
  const stack = new PoolerStack();
  const pooler = stack.pool();
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: stack.vpc });
  pooler.connections.allowDefaultPortFrom(client);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    FromPort: 5432, SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Client'), 'GroupId'] },
  });
});

test.each([
  [{ minTasks: 1 }, 'minTasks is 1; it must be 2 or more, so that one Availability Zone can fail'],
  [{ minTasks: 4, maxTasks: 3 }, 'maxTasks is 3; it must be minTasks (4) or more'],
  [{ ownerEntry: true }, 'ownerEntry is true and there is no ownerSecret; pass the secret of the owner of the schema'],
  [{ poolSizePerTask: 100 }, 'lower poolSizePerTask to 11'],
  [{ vpcSubnets: { availabilityZones: ['dummy1a'] } }, "the pooler's subnets are in"],
  [{ databaseName: 'my-app' }, "databaseName is 'my-app'; it must be letters, digits and underscores, at most 60, and not begin with a digit"],
  [{ databaseName: 'a'.repeat(58), ownerEntry: true }, 'at most 57 with ownerEntry'],
  [{ maxClientsPerTask: 60_001 }, 'maxClientsPerTask is 60001; it must be a whole number of 1 to 60000'],
  [{ readerEndpoints: [new rds.Endpoint('a', 5432), new rds.Endpoint('b', 5433)] }, 'readerEndpoints are on the ports 5432, 5433; they must be on one'],
])('fails for %j', (props, message) => {
  expect(() => new PoolerStack().pool(props)).toThrow(message);
});

test('fails when zonal affinity would leave a zone without a task', () => {
  const stack = new PoolerStack();
  const vpc = new ec2.Vpc(stack, 'Wide', { availabilityZones: ['dummy1a', 'dummy1b', 'dummy1c'] });
  expect(() => stack.pool({ vpc, zonalAffinity: true })).toThrow(
    "minTasks is 2 and the pooler's subnets are in 3 Availability Zones; zonalAffinity needs a task in each: raise minTasks to 3, or select fewer subnets");
});

/** The containers of every task definition, each with its task's role. */
function containers(template: Template): Json[] {
  return Object.values(template.findResources('AWS::ECS::TaskDefinition')).flatMap(({ Properties }) =>
    (Properties.ContainerDefinitions as Json[]).map((each) => ({ ...each, TaskRole: Properties.TaskRoleArn['Fn::GetAtt'][0] })));
}

/** The environment, with a made-up ARN in the place of each reference to a secret. */
function settingsOf(container: Json): Record<string, string> {
  return Object.fromEntries((container.Environment as Json[]).map(({ Name, Value }) =>
    [Name, typeof Value === 'string' ? Value : 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x']));
}
