import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import { ContributorInsightsMode } from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Consistency, Topology } from '../../../src/profile/access-pattern-profile';
import { DynamoDbEncryption, DynamoDbOptions } from '../../../src/stores/dynamodb/dynamodb-options';
import { DynamoDbStore, DynamoDbStoreProps } from '../../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, ORDERS, workload } from '../designs';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const EU = { account: '111111111111', region: 'eu-west-1' };
const OPTIONS = dynamoDbDesign().options;
const MREC = dynamoDbDesign({ options: { ...OPTIONS, 'dynamodb/replication': 'mrec' }, replicaRegions: ['eu-central-1'] });
const MRSC = dynamoDbDesign({
  tables: [{ ...ORDERS, timeToLiveAttribute: undefined }],
  options: { ...OPTIONS, 'dynamodb/replication': 'mrsc' },
  replicaRegions: ['eu-central-1', 'eu-west-3'],
});

function build(options: DynamoDbOptions, props: Partial<DynamoDbStoreProps> = {}) {
  const stack = new Stack(new App(), 'Shop', { env: EU });
  const store = new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), options, ...props });
  return { stack, store, template: Template.fromStack(stack) };
}

function peak(units: number, indexUnits = units) {
  return dynamoDbDesign({
    demand: [{
      entity: 'Order',
      peak: { readUnitsPerSecond: units, writeUnitsPerSecond: units },
      average: { readUnitsPerSecond: units / 10, writeUnitsPerSecond: units / 10 },
      indexPeaks: { 'by-status': { readUnitsPerSecond: indexUnits, writeUnitsPerSecond: indexUnits } },
    }],
  });
}

describe('throughput', () => {
  test('a launch beyond the declared peak is warmed up, and the cost guard leaves room for it', () => {
    build({ launchFactor: 10 }, { design: peak(2_000, 100) }).template.hasResourceProperties(TABLE, {
      WarmThroughput: { ReadUnitsPerSecond: 20_000, WriteUnitsPerSecond: 20_000 },
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 20_000 },
      GlobalSecondaryIndexes: [
        Match.objectLike({ WarmThroughput: Match.absent(), WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 1_000 } }),
      ],
    });
  });

  test('the cost guard takes another factor', () => {
    build({ maxThroughputFactor: 1.5 }, { design: peak(2_000) }).template.hasResourceProperties(TABLE, {
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 3_000 },
      GlobalSecondaryIndexes: [Match.objectLike({ WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 3_000 } })],
    });
  });

  test('provisioned capacity of table and index scales at the target that was asked for', () => {
    const design = { ...peak(500, 50), options: { ...OPTIONS, 'dynamodb/capacity-mode': 'provisioned' } };
    const scaling = (min: number, max: number) => ({
      WriteCapacityAutoScalingSettings: {
        MinCapacity: min, MaxCapacity: max, SeedCapacity: min, TargetTrackingScalingPolicyConfiguration: { TargetValue: 50 },
      },
    });
    build({ targetUtilizationPercent: 50 }, { design }).template.hasResourceProperties(TABLE, {
      WriteProvisionedThroughputSettings: scaling(100, 1_000),
      GlobalSecondaryIndexes: [Match.objectLike({ WriteProvisionedThroughputSettings: scaling(10, 100) })],
    });
  });
});

describe('protection', () => {
  test('an AWS owned key is free', () => {
    build({ encryption: DynamoDbEncryption.AWS_OWNED }).template.hasResourceProperties(TABLE, { SSESpecification: { SSEEnabled: false } });
  });

  test('recovery, deletion protection and insights follow the options', () => {
    const insights = { enabled: true, mode: ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS };
    build({ recoveryPeriodInDays: 7, deletionProtection: true, contributorInsights: insights }, { removalPolicy: RemovalPolicy.DESTROY })
      .template.hasResourceProperties(TABLE, {
        Replicas: [Match.objectLike({
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
          DeletionProtectionEnabled: true,
          ContributorInsightsSpecification: { Enabled: true, Mode: 'ACCESSED_AND_THROTTLED_KEYS' },
        })],
      });
  });

  test('a replica has its own recovery, protection, insights, key and policy', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    const arn = 'arn:aws:kms:eu-central-1:111111111111:key/1';
    const resourcePolicy = new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({ principals: [new iam.AccountPrincipal('222222222222')], actions: ['dynamodb:GetItem'], resources: ['*'] })],
    });
    new DynamoDbStore(stack, 'Store', {
      design: MREC,
      workload: workload(),
      encryptionKey: new kms.Key(stack, 'Key'),
      options: {
        replicas: {
          'eu-central-1': {
            encryptionKeyArn: arn, deletionProtection: false, recoveryPeriodInDays: 3, contributorInsights: { enabled: true }, resourcePolicy,
          },
        },
      },
    });
    Template.fromStack(stack).hasResourceProperties(TABLE, {
      Replicas: [
        Match.objectLike({
          Region: 'eu-central-1',
          DeletionProtectionEnabled: false,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 3 },
          ContributorInsightsSpecification: { Enabled: true },
          SSESpecification: { KMSMasterKeyId: arn },
          ResourcePolicy: { PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: 'dynamodb:GetItem' })] }) },
        }),
        Match.objectLike({ Region: 'eu-west-1', DeletionProtectionEnabled: true, ResourcePolicy: Match.absent() }),
      ],
    });
  });

  test('a replica without settings follows the home Region', () => {
    build({ recoveryPeriodInDays: 9 }, { design: MREC }).template.hasResourceProperties(TABLE, {
      Replicas: Match.arrayWith([Match.objectLike({
        Region: 'eu-central-1',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 9 },
        ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' },
      })]),
    });
  });

  test('a resource policy of a table stays in the home Region', () => {
    const statement = new iam.PolicyStatement({ principals: [new iam.AccountPrincipal('222222222222')], actions: ['dynamodb:Query'], resources: ['*'] });
    const resourcePolicies = { Order: new iam.PolicyDocument({ statements: [statement] }) };
    build({ resourcePolicies }).template.hasResourceProperties(TABLE, {
      Replicas: [Match.objectLike({ ResourcePolicy: { PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: 'dynamodb:Query' })] }) } })],
    });
  });
});

describe('backups', () => {
  const actions = (template: Template) => Object.values(template.findResources('AWS::IAM::Policy'))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement);

  test('are daily, kept for 90 days in a vault that is retained, by a role that can copy this table alone', () => {
    const { template } = build({ backup: {} });
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [Match.objectLike({
          ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 90 }, TargetBackupVault: { 'Fn::GetAtt': [Match.anyValue(), 'BackupVaultName'] },
        })],
      },
    });
    template.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Retain' });
    const table = { 'Fn::GetAtt': ['StoreOrderTable4B71A583', 'Arn'] };
    expect(actions(template).map(({ Action, Resource }) => ({ Action, Resource }))).toEqual([
      { Action: ['dynamodb:CreateBackup', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'], Resource: table },
      { Action: ['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'], Resource: { 'Fn::Join': ['', [table, '/backup/*']] } },
      { Action: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], Resource: { 'Fn::GetAtt': [expect.any(String), 'BackupVaultArn'] } },
    ]);
    expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).not.toContain('ManagedPolicyArns');
  });

  test('take a schedule, a retention, cold storage and a vault', () => {
    const vault = backup.BackupVault.fromBackupVaultName(new Stack(), 'Vault', 'locked');
    const { template, store } = build({
      backup: { vault, schedule: events.Schedule.cron({ hour: '1', minute: '0', weekDay: 'SUN' }), retention: Duration.days(365), moveToColdStorageAfter: Duration.days(30) },
    });
    template.resourceCountIs('AWS::Backup::BackupVault', 0);
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [Match.objectLike({
          ScheduleExpression: 'cron(0 1 ? * SUN *)', Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 30 }, TargetBackupVault: 'locked',
        })],
      },
    });
    expect(store.dynamoDb.backupPlan).toBeDefined();
  });

  test('of two stores in one vault have plans that differ, or AWS Backup would refuse the second', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    const vault = backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'locked');
    for (const id of ['One', 'Two']) new DynamoDbStore(stack, id, { design: dynamoDbDesign(), workload: workload(), options: { backup: { vault } } });
    const names = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan')).map((plan) => plan.Properties.BackupPlan.BackupPlanName);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[\w.-]{1,50}$/);
  });

  test('are encrypted with the key of the store', () => {
    const stack = new Stack(new App(), 'Shop', { env: EU });
    const encryptionKey = new kms.Key(stack, 'Key');
    new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), encryptionKey, options: { backup: {} } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Backup::BackupVault', { EncryptionKeyArn: stack.resolve(encryptionKey.keyArn) });
    expect(actions(template)).toContainEqual(expect.objectContaining({
      Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }));
  });
});

test('quotas that must be raised stand in an output', () => {
  expect(build({}, { design: peak(30_000) }).store.outputs.QuotaRequests).toBeUndefined();
  expect(build({ launchFactor: 2 }, { design: peak(30_000, 100) }).store.outputs.QuotaRequests).toBe('before the launch ask Service Quotas (DynamoDB) for '
    + '60,000 write units/s on table Order (the default is 40,000); 60,000 read units/s on table Order (the default is 40,000)');
});

test('quotas of provisioned capacity count what autoscaling may reach, in the account too', () => {
  const design = { ...peak(32_000), options: { ...OPTIONS, 'dynamodb/capacity-mode': 'provisioned' } };
  const text = build({}, { design }).store.outputs.QuotaRequests;
  expect(text).toContain('50,000 write units/s on index by-status of Order');
  expect(text).toContain('100,000 read units/s on the account in this Region (the default is 80,000)');
});

describe('fails', () => {
  const failure = (options: DynamoDbOptions, props: Partial<DynamoDbStoreProps> = {}) => () => build(options, props);

  test('with every option that is out of bounds', () => {
    expect(failure({
      launchFactor: 0.5,
      maxThroughputFactor: Number.NaN,
      targetUtilizationPercent: 95,
      recoveryPeriodInDays: 36,
      resourcePolicies: { Odrer: new iam.PolicyDocument() },
      replicas: { 'eu-central-1': { recoveryPeriodInDays: 0 } },
      witnessRegion: 'eu-west-3',
      backup: { retention: Duration.days(100), moveToColdStorageAfter: Duration.days(30) },
    })).toThrow([
      'Shop/Store: the DynamoDB store cannot be built as asked',
      "- dynamoDb.replicas: 'eu-central-1' holds no replica; there is none",
      "- dynamoDb.witnessRegion: got 'eu-west-3', but only strongly consistent replicas have a witness; take it out",
      '- dynamoDb.launchFactor: got 0.5, allowed is 1 or more',
      '- dynamoDb.maxThroughputFactor: got NaN, allowed is 1 or more',
      '- dynamoDb.targetUtilizationPercent: got 95, allowed is 20 to 90',
      '- dynamoDb.recoveryPeriodInDays: got 36, allowed is 1 to 35',
      '- dynamoDb.replicas.eu-central-1.recoveryPeriodInDays: got 0, allowed is 1 to 35',
      "- dynamoDb.resourcePolicies: unknown table 'Odrer'; there are Order",
      '- dynamoDb.backup: a backup stays in cold storage for 90 days, got 100 days of retention and moveToColdStorageAfter of 30; keep it 120 days or more',
    ].join('\n'));
  });

  test('with two kinds of key', () => {
    const encryptionKey = kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/1');
    expect(failure({ encryption: DynamoDbEncryption.AWS_OWNED }, { encryptionKey })).toThrow(
      "dynamoDb.encryption: got 'aws-owned', and encryptionKey makes it a customer managed key; give one of the two");
  });

  test('with a customer managed key in a Region that is not known', () => {
    const stack = new Stack(new App(), 'Shop');
    expect(() => new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload(), encryptionKey: new kms.Key(stack, 'Key') })).toThrow(
      "Shop/Store: the DynamoDB store cannot be built as asked\n- the stack's Region is not known at synth; give the stack env");
  });

  test('with a key of a replica and none of the table', () => {
    expect(failure({ replicas: { 'eu-central-1': { encryptionKeyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1' } } }, { design: MREC })).toThrow(
      "dynamoDb.replicas: 'eu-central-1' has an encryptionKeyArn, and the table has no customer managed key; give the store an encryptionKey");
  });

  test.each([
    [['eu-west-3'], undefined, ['strong consistency between Regions takes 3, got eu-west-1, eu-west-3; name two others in profile.regions.replicas']],
    [['eu-west-3'], 'eu-central-1', ["dynamoDb.witnessRegion: got 'eu-central-1', which is none of profile.regions.replicas; name it there too"]],
    [['eu-west-3', 'eu-central-1'], undefined, ['Order expires, and strongly consistent replicas have no TTL; delete expired items yourself'], [ORDERS]],
  ])('when strong replicas were asked for and eventual ones were settled: %s, witness %s', (replicas, witnessRegion, faults, tables = [...MRSC.tables]) => {
    const regions = { topology: Topology.ACTIVE_ACTIVE, replicas, consistency: Consistency.STRONG };
    expect(failure({ witnessRegion }, { design: { ...MREC, tables, replicaRegions: replicas }, workload: workload({ regions }) })).toThrow([
      'Shop/Store: the DynamoDB store cannot be built as asked',
      ...faults.map((fault) => `- ${fault}`),
      "- profile.regions.consistency: got 'strong', and these replicas would be eventually consistent; accept that with 'eventual', or mend what stands against strong ones",
    ].join('\n'));
  });

  test('with backups kept for parts of days', () => {
    expect(failure({ backup: { retention: Duration.hours(36) } })).toThrow(
      '- dynamoDb.backup.retention: got 1.5 days, allowed is a whole number of days, one or more');
    expect(failure({ backup: { retention: Duration.days(365), moveToColdStorageAfter: Duration.days(0) } })).toThrow(
      '- dynamoDb.backup.moveToColdStorageAfter: got 0 days, allowed is a whole number of days, one or more');
  });

  test.each([
    ['two Regions', { ...MRSC, replicaRegions: ['eu-west-3'] }, 'strong consistency between Regions takes 3, got eu-west-1, eu-west-3'],
    ['mixed sets', { ...MRSC, replicaRegions: ['eu-west-3', 'us-east-1'] }, 'stays within one set, got eu-west-1, eu-west-3, us-east-1'],
    ['expiry', { ...MRSC, tables: [ORDERS] }, 'Order expires, and strongly consistent replicas have no TTL'],
    ['a transaction', {
      ...MRSC,
      coverage: [{
        pattern: 'buy',
        servedBy: 'keys',
        why: 'keys',
        request: { operation: 'TransactWriteItems' as const, entity: 'Order', equals: [], scanIndexForward: true, filter: [], consistentRead: false, writes: ['Order'] },
      }],
    }, "'buy' is a transaction, and strongly consistent replicas take none"],
  ])('when strongly consistent replicas meet %s', (_, design, message) => {
    expect(failure({}, { design })).toThrow(message);
  });
});
