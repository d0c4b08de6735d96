import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Operation } from '../src';
import { DataStore } from '../src/data-store';
import { DataStoreProps } from '../src/data-store-props';

/** What is counted without a meter is counted in the estimate as often as it stands in the template. */
function build(props: Omit<DataStoreProps, 'profile'>, peakPerSecond: number) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  const { decision, engine } = new DataStore(stack, 'Store', {
    ...props,
    profile: {
      entities: [{
        name: 'User', key: ['id'], attributes: { id: AttributeType.STRING, email: AttributeType.STRING }, itemCount: 1e6, averageItemBytes: 500,
      }],
      accessPatterns: [
        { name: 'write', entity: 'User', operation: Operation.PUT, peakPerSecond, averagePerSecond: 10 },
        { name: 'read', entity: 'User', operation: Operation.GET, peakPerSecond: 10, averagePerSecond: 10 },
        { name: 'sign in', entity: 'User', operation: Operation.LIST, by: ['email'], peakPerSecond: 1, averagePerSecond: 1 },
      ],
    },
  });
  const template = Template.fromStack(stack);
  const count = (type: string) => Object.keys(template.findResources(type)).length;
  const alarmMetrics = Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .reduce((sum, { Properties: { Metrics } }) => sum + (Metrics?.filter((metric: object) => 'MetricStat' in metric).length ?? 1), 0);
  const quantity = (item: string) => decision.costs[engine].lines.find((line) => line.item === item)?.quantity;
  return { engine, count, alarmMetrics, quantity };
}

test('Postgres: secrets, key, load balancer, endpoints and alarms', () => {
  const { engine, count, alarmMetrics, quantity } = build({}, 20);
  expect(engine).toBe('postgres');
  expect(quantity('secrets')).toBe(count('AWS::SecretsManager::Secret'));
  expect(quantity('encryption key')).toBe(count('AWS::KMS::Key'));
  expect(quantity('Network Load Balancer')).toBe(730 * count('AWS::ElasticLoadBalancingV2::LoadBalancer'));
  // One of the endpoints is the free one of S3; the others stand in two zones.
  expect(quantity('interface endpoints')).toBe(730 * 2 * (count('AWS::EC2::VPCEndpoint') - 1));
  // Auto scaling makes two alarms of its own when it is deployed.
  expect(quantity('alarms')).toBe(alarmMetrics + 2);
});

test('DynamoDB: alarms', () => {
  const { engine, alarmMetrics, quantity } = build({}, 60_000);
  expect(engine).toBe('dynamodb');
  expect(quantity('alarms')).toBe(alarmMetrics);
});
