import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { BuiltTable } from '../../designs/dynamodb/collections';
import { DynamoDbDesign, DynamoDbIndex, KeyAttribute, Projection, ThroughputPlan } from '../../designs/dynamodb/dynamodb-design';
import { tableCapacity } from './capacity';
import { DynamoDbEncryption, DynamoDbOptions, DynamoDbReplicaOptions } from './dynamodb-options';
import { Replication } from './replicas';

/** The longest period DynamoDB offers (developer guide, point-in-time recovery). */
const RECOVERY_PERIOD_DAYS = 35;

const ATTRIBUTE_TYPES: Readonly<Record<KeyAttribute['type'], dynamodb.AttributeType>> = {
  S: dynamodb.AttributeType.STRING,
  N: dynamodb.AttributeType.NUMBER,
  B: dynamodb.AttributeType.BINARY,
};

/** What a table needs besides its design. */
export interface TableSettings {
  readonly design: DynamoDbDesign;
  readonly throughput: ThroughputPlan;
  readonly replication: Replication;
  readonly removalPolicy: RemovalPolicy;
  readonly encryptionKey?: kms.IKey;
  readonly options: DynamoDbOptions;
  /** The Kinesis stream that carries this table's changes too. */
  readonly kinesisStream?: kinesis.IStream;
}

/** Builds one table of a design. The stream is always on with both images, so that a feed added later loses nothing. */
export function buildTable(scope: Construct, { name, parts }: BuiltTable, settings: TableSettings): dynamodb.TableV2 {
  const { design, replication } = settings;
  const [{ partitionKey, sortKey }] = parts;
  const capacity = tableCapacity(settings.throughput, design.options['dynamodb/capacity-mode']);
  return new dynamodb.TableV2(scope, `${name}Table`, {
    partitionKey: attribute(partitionKey),
    sortKey: sortKey && attribute(sortKey),
    globalSecondaryIndexes: parts.flatMap((part) => part.indexes).map((index) => ({ ...globalIndex(index), ...capacity.indexes[index.name] })),
    timeToLiveAttribute: parts.find((part) => part.timeToLiveAttribute)?.timeToLiveAttribute,
    billing: capacity.billing,
    warmThroughput: capacity.warmThroughput,
    tableClass: tableClass(design),
    dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    kinesisStream: settings.kinesisStream,
    replicas: replication.regions.map((region) => replica(region, settings.options.replicas?.[region])),
    multiRegionConsistency: replication.consistency,
    witnessRegion: replication.witnessRegion,
    resourcePolicy: settings.options.resourcePolicies?.[name],
    ...protection(settings),
  });
}

/** What a replica does not say, the CDK takes from the table. */
function replica(region: string, options: DynamoDbReplicaOptions = {}): dynamodb.ReplicaTableProps {
  const { deletionProtection, recoveryPeriodInDays, contributorInsights, resourcePolicy } = options;
  return {
    region,
    deletionProtection,
    resourcePolicy,
    contributorInsightsSpecification: contributorInsights,
    pointInTimeRecoverySpecification: recoveryPeriodInDays === undefined
      ? undefined
      : { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays },
  };
}

/**
 * The AWS managed key costs nothing a month, shows its use in CloudTrail and needs no key of ours in each Region. A customer
 * managed key is for those who must be able to revoke it; then Contributor Insights, which shows keys in clear, stays off unless asked for.
 */
function protection({ encryptionKey, options, removalPolicy }: TableSettings): Partial<dynamodb.TablePropsV2> {
  const insights = encryptionKey ? { enabled: false } : { enabled: true, mode: dynamodb.ContributorInsightsMode.THROTTLED_KEYS };
  return {
    encryption: encryption(encryptionKey, options),
    contributorInsightsSpecification: options.contributorInsights ?? insights,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: options.recoveryPeriodInDays ?? RECOVERY_PERIOD_DAYS,
    },
    deletionProtection: options.deletionProtection ?? removalPolicy === RemovalPolicy.RETAIN,
    removalPolicy,
  };
}

function encryption(key: kms.IKey | undefined, options: DynamoDbOptions): dynamodb.TableEncryptionV2 {
  if (key === undefined) {
    return options.encryption === DynamoDbEncryption.AWS_OWNED
      ? dynamodb.TableEncryptionV2.dynamoOwnedKey()
      : dynamodb.TableEncryptionV2.awsManagedKey();
  }
  const replicaKeys = Object.entries(options.replicas ?? {}).map(([region, { encryptionKeyArn }]) => [region, encryptionKeyArn!]);
  return dynamodb.TableEncryptionV2.customerManagedKey(key, Object.fromEntries(replicaKeys));
}

function tableClass(design: DynamoDbDesign): dynamodb.TableClass {
  return design.options['dynamodb/table-class'] === 'standard-infrequent-access'
    ? dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS
    : dynamodb.TableClass.STANDARD;
}

function globalIndex(index: DynamoDbIndex): dynamodb.GlobalSecondaryIndexPropsV2 {
  return {
    indexName: index.name,
    partitionKeys: index.partitionKeys.map(attribute),
    sortKeys: index.sortKeys.length > 0 ? index.sortKeys.map(attribute) : undefined,
    ...projection(index.projection),
  };
}

function projection(of: Projection): Pick<dynamodb.GlobalSecondaryIndexPropsV2, 'projectionType' | 'nonKeyAttributes'> {
  if (of.type === 'INCLUDE') return { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...of.attributes] };
  return { projectionType: of.type === 'ALL' ? dynamodb.ProjectionType.ALL : dynamodb.ProjectionType.KEYS_ONLY };
}

function attribute(key: KeyAttribute): dynamodb.Attribute {
  return { name: key.name, type: ATTRIBUTE_TYPES[key.type] };
}
