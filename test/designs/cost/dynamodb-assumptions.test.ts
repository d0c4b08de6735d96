import { AttributeType, ExistingEngine, FeedTarget, Operation, Topology } from '../../../src/profile/access-pattern-profile';
import { get, order } from '../workloads';
import { dynamoDbCost } from './estimates';

const REST = [
  'the AWS managed key costs nothing a month, and its calls cents; a customer managed key adds $1 a month in each Region, and its calls',
  'dead-letter queues hold nothing while all is delivered; backups on demand, exports, restores and transfer to the internet are left out',
];

const existing = (bytes: number) => ({
  entities: [order({ itemCount: 1_024, averageItemBytes: 1_024 })],
  existingStore: { engine: ExistingEngine.DYNAMODB, bytes },
});

/** Without those of every estimate. */
const assumptionsOf = (...args: Parameters<typeof dynamoDbCost>) => dynamoDbCost(...args).assumptions.slice(2);

describe('dynamoDbAssumptions', () => {
  test('of a table alone', () => {
    expect(assumptionsOf()).toEqual(REST);
  });

  test('of what is unknown', () => {
    expect(assumptionsOf({
      entities: [order({ itemCount: undefined, averageItemBytes: undefined })],
      accessPatterns: [get(), get({ name: 'anything', operation: Operation.AD_HOC })],
    })).toEqual([
      'requests and storage of Order are left out: averageItemBytes, as the table holds it, is not declared',
      'storage of Order is left out: itemCount is not declared',
      'patterns that this design does not serve are left out: anything',
      ...REST,
    ]);
  });

  test('of an existing store that holds more than is declared', () => {
    expect(assumptionsOf(existing(2 ** 40))).toEqual([
      'storage counts the 1 MiB of the declared items; the existing store holds 1 TiB',
      ...REST,
    ]);
  });

  test('of an existing store that holds what is declared', () => {
    expect(assumptionsOf(existing(2 ** 20))).toEqual(REST);
  });

  test('of indexes', () => {
    expect(assumptionsOf({
      entities: [order({ attributes: { id: AttributeType.STRING, status: AttributeType.STRING } })],
      accessPatterns: [get({ operation: Operation.LIST, by: ['status'] })],
    })).toEqual([
      'each write is one write in every index of its table, and two where it changes the key of the index, which no profile tells',
      'an index entry without json and binary attributes takes 64 bytes for each attribute (house estimate), at most the size of the item',
      ...REST,
    ]);
  });

  test('of transactions over several entities', () => {
    expect(assumptionsOf({
      entities: [order(), order({ name: 'Line' })], accessPatterns: [get({ operation: Operation.TRANSACTION, alsoWrites: ['Line'], itemsPerRequest: 5 })],
    })).toEqual(['a transaction over several entities writes one item of its own entity, and the rest of its items spread evenly over the others', ...REST]);
  });

  test('of provisioned Standard-IA', () => {
    expect(assumptionsOf({}, { 'capacity-mode': 'provisioned', 'table-class': 'standard-infrequent-access' })).toEqual([
      'provisioned capacity stands at the peak and 70 % utilization all month; auto scaling saves in the quiet hours',
      'the prices of provisioned Standard-IA capacity are unverified',
      ...REST,
    ]);
  });

  test('of replicas and feeds', () => {
    expect(assumptionsOf({
      regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1'] },
      changeFeeds: [{ name: 'lake', target: FeedTarget.KINESIS }, { name: 'bus', target: FeedTarget.EVENTBRIDGE }],
    }, { replication: 'mrec' })).toEqual([
      'other Regions cost what the home Region does; the first copy into a new replica is left out',
      'Lambda reads streams at no charge; its own run time and reads from Kinesis belong to the consumer and are left out',
      'an event on the bus is at most 64 KB, one billing unit',
      'what Pipes asks a stream for, four times a second and shard, is left out: whether it is billed is not published',
      'the price of changes to Kinesis is unverified',
      ...REST,
    ]);
  });
});
