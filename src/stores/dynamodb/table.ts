import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DynamoDbDesign, DynamoDbIndex, DynamoDbTable, KeyAttribute, Projection } from '../../designs/dynamodb/dynamodb-design';
import { tableCapacity } from './capacity';
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
  readonly replication: Replication;
  readonly removalPolicy: RemovalPolicy;
  readonly encryptionKey?: kms.IKey;
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
  /** The Kinesis stream that carries this table's changes too. */
  readonly kinesisStream?: kinesis.IStream;
}

/** Builds one table of a design. The stream is always on with both images, so that a feed added later loses nothing. */
export function buildTable(scope: Construct, table: DynamoDbTable, settings: TableSettings): dynamodb.TableV2 {
  const { design, replication } = settings;
  const demand = design.demand.find((line) => line.entity === table.entity);
  const capacity = tableCapacity(table, demand, design.options['dynamodb/capacity-mode'], replication.regions.length > 0);
  return new dynamodb.TableV2(scope, `${table.entity}Table`, {
    partitionKey: attribute(table.partitionKey),
    sortKey: table.sortKey && attribute(table.sortKey),
    globalSecondaryIndexes: table.indexes.map((index) => ({ ...globalIndex(index), ...capacity.indexes[index.name] })),
    timeToLiveAttribute: table.timeToLiveAttribute,
    billing: capacity.billing,
    warmThroughput: capacity.warmThroughput,
    tableClass: tableClass(design),
    dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    kinesisStream: settings.kinesisStream,
    replicas: replication.regions.map((region) => ({ region })),
    multiRegionConsistency: replication.consistency,
    witnessRegion: replication.witnessRegion,
    ...protection(settings),
  });
}

/**
 * The AWS managed key costs nothing a month, shows its use in CloudTrail and needs no key of ours in each Region. A customer
 * managed key is for those who must be able to revoke it; then Contributor Insights, which shows keys in clear, stays off.
 */
function protection(settings: TableSettings): Partial<dynamodb.TablePropsV2> {
  const { encryptionKey, replicaKeyArns, removalPolicy } = settings;
  return {
    encryption: encryptionKey
      ? dynamodb.TableEncryptionV2.customerManagedKey(encryptionKey, replicaKeyArns)
      : dynamodb.TableEncryptionV2.awsManagedKey(),
    contributorInsightsSpecification: encryptionKey
      ? { enabled: false }
      : { enabled: true, mode: dynamodb.ContributorInsightsMode.THROTTLED_KEYS },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: RECOVERY_PERIOD_DAYS },
    deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
    removalPolicy,
  };
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
