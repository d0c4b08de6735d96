import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DynamoDbStore, DynamoDbStoreProps } from '../../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, ORDERS, workload } from '../designs';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const EU = { account: '111111111111', region: 'eu-west-1' };

function build(props: Partial<DynamoDbStoreProps> = {}, env: object | undefined = EU) {
  const stack = new Stack(new App(), 'Shop', { env });
  const store = new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), ...props });
  return { stack, store };
}

function template(props: Partial<DynamoDbStoreProps> = {}, env: object | undefined = EU): Template {
  return Template.fromStack(build(props, env).stack);
}

const options = (more: Record<string, string>) => ({ ...dynamoDbDesign().options, ...more });

describe('the table', () => {
  test('takes keys, index and expiry from the design, and its stream is on', () => {
    template().hasResourceProperties(TABLE, {
      KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }, { AttributeName: 'orderId', KeyType: 'RANGE' }],
      GlobalSecondaryIndexes: [Match.objectLike({
        IndexName: 'by-status',
        KeySchema: [
          { AttributeName: 'tenant', KeyType: 'HASH' }, { AttributeName: 'status', KeyType: 'HASH' },
          { AttributeName: 'placedAt', KeyType: 'RANGE' }, { AttributeName: 'orderId', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
      })],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  test('keeps its logical id', () => {
    expect(Object.keys(template().findResources(TABLE))).toEqual(['StoreOrderTable4B71A583']);
  });

  test('is retained, protected, encrypted, recoverable and watched', () => {
    template().hasResource(TABLE, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [{
          Region: 'eu-west-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' },
          TableClass: 'STANDARD',
        }],
      },
    });
  });

  test('goes with the stack when that is asked for', () => {
    const found = template({ removalPolicy: RemovalPolicy.DESTROY });
    found.hasResource(TABLE, { DeletionPolicy: 'Delete', Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] } });
  });

  test('takes the class for rarely read items', () => {
    template({ design: dynamoDbDesign({ options: options({ 'dynamodb/table-class': 'standard-infrequent-access' }) }) })
      .hasResourceProperties(TABLE, { Replicas: [Match.objectLike({ TableClass: 'STANDARD_INFREQUENT_ACCESS' })] });
  });

  test('takes a customer managed key, and then shows no keys in Contributor Insights', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    const key = new kms.Key(stack, 'Key');
    const store = new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), encryptionKey: key });
    Template.fromStack(stack).hasResourceProperties(TABLE, {
      Replicas: [Match.objectLike({
        ContributorInsightsSpecification: { Enabled: false },
        SSESpecification: { KMSMasterKeyId: stack.resolve(key.keyArn) },
      })],
    });
    expect(store.dynamoDb.encryptionKey).toBe(key);
  });

  test('names its outputs and carries the decision on its first table', () => {
    const { stack, store } = build();
    expect(stack.resolve(store.outputs)).toEqual({
      OrderTable: { Ref: 'StoreOrderTable4B71A583' },
      Expiry: 'expired items stay readable for up to a few days; on every read compare with the clock: expiresAt of Order',
    });
    expect(stack.resolve(store.primaryResource!.ref)).toEqual({ Ref: 'StoreOrderTable4B71A583' });
  });
});

describe('capacity', () => {
  const demand = (peak: number, average: number) => [{
    entity: 'Order',
    peak: { readUnitsPerSecond: peak, writeUnitsPerSecond: peak },
    average: { readUnitsPerSecond: average, writeUnitsPerSecond: average },
    indexPeaks: { 'by-status': { readUnitsPerSecond: peak / 10, writeUnitsPerSecond: peak } },
  }];

  test('on demand without a known peak has no bound', () => {
    template().hasResourceProperties(TABLE, { WriteOnDemandThroughputSettings: Match.absent(), WarmThroughput: Match.absent() });
  });

  test('on demand is guarded at four times the peak', () => {
    template({ design: dynamoDbDesign({ demand: demand(2_000, 500) }) }).hasResourceProperties(TABLE, {
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 8_000 },
      Replicas: [Match.objectLike({ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 8_000 } })],
      WarmThroughput: Match.absent(),
    });
  });

  test('the guard never falls below what one partition serves', () => {
    template({ design: dynamoDbDesign({ demand: demand(1, 1) }) }).hasResourceProperties(TABLE, {
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 1_000 },
      Replicas: [Match.objectLike({ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 3_000 } })],
    });
  });

  test('a peak beyond what a new table serves is warmed up, index and table', () => {
    template({ design: dynamoDbDesign({ demand: demand(20_000, 5_000) }) }).hasResourceProperties(TABLE, {
      WarmThroughput: { ReadUnitsPerSecond: 20_000, WriteUnitsPerSecond: 20_000 },
      WriteOnDemandThroughputSettings: Match.absent(),
      GlobalSecondaryIndexes: [Match.objectLike({ WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 20_000 } })],
    });
  });

  test('provisioned scales between average and peak at 70 % utilization', () => {
    const design = dynamoDbDesign({ demand: demand(700, 70), options: options({ 'dynamodb/capacity-mode': 'provisioned' }) });
    template({ design }).hasResourceProperties(TABLE, {
      BillingMode: 'PROVISIONED',
      WriteProvisionedThroughputSettings: {
        WriteCapacityAutoScalingSettings: {
          MinCapacity: 100, MaxCapacity: 1_000, SeedCapacity: 100, TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
        },
      },
    });
  });

  test('fails when provisioned without a known peak', () => {
    const design = dynamoDbDesign({ options: options({ 'dynamodb/capacity-mode': 'provisioned' }) });
    expect(() => build({ design })).toThrow('Order: provisioned capacity needs a peak, got none; declare peakPerSecond for its access '
      + 'patterns and averageItemBytes, or settle dynamodb/capacity-mode as on-demand');
  });
});

describe('replicas', () => {
  const mrec = dynamoDbDesign({ options: options({ 'dynamodb/replication': 'mrec' }), replicaRegions: ['eu-central-1'] });

  test('follow the design', () => {
    template({ design: mrec }).hasResourceProperties(TABLE, {
      Replicas: Match.arrayWith([Match.objectLike({
        Region: 'eu-central-1', DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }),
      })]),
    });
  });

  test('agree on every write when that is settled, with a witness', () => {
    const design = dynamoDbDesign({
      tables: [{ ...ORDERS, timeToLiveAttribute: undefined }],
      options: options({ 'dynamodb/replication': 'mrsc' }),
      replicaRegions: ['eu-central-1', 'eu-west-3'],
    });
    template({ design, options: { witnessRegion: 'eu-west-3' } }).hasResourceProperties(TABLE, {
      MultiRegionConsistency: 'STRONG', GlobalTableWitnesses: [{ Region: 'eu-west-3' }],
    });
  });

  test('fails with everything that is missing', () => {
    const key = kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/1');
    expect(() => build({ design: mrec, encryptionKey: key }, {})).toThrow([
      'Shop/Store: the DynamoDB store cannot be built as asked',
      "- the stack's Region is not known at synth; give the stack env: { account, region } with a literal Region",
      "- dynamoDb.replicas: 'eu-central-1' has no encryptionKeyArn, and the table has a customer managed key; add the ARN of a key in that Region",
    ].join('\n'));
  });

  test('fails when the profile names none, or names the home Region', () => {
    expect(() => build({ design: { ...mrec, replicaRegions: [] } })).toThrow('profile.regions names no replica');
    expect(() => build({ design: { ...mrec, replicaRegions: ['eu-west-1'] } })).toThrow("profile.regions.replicas holds the home Region 'eu-west-1'");
  });
});
