import { CostEstimate } from '../../../src/designs/cost/cost-estimate';
import { AccessPatternProfile, AttributeType, ClientKind, FeedTarget, Operation, Topology, Traffic } from '../../../src/profile/access-pattern-profile';
import { get, order, put } from '../workloads';
import { dynamoDbCost, postgresCost } from './estimates';

/**
 * Every expectation is written out as it would be on paper, from AWS's published prices and units, and not from the code:
 * a month is 730 h = 2,628,000 s, a GB is 2^30 bytes.
 */
const SECONDS = 2_628_000;
const GB = 2 ** 30;

const lineOf = ({ lines }: CostEstimate, item: string) => lines.find((line) => line.item === item || line.item.startsWith(item));
const usdOf = (estimate: CostEstimate, item: string) => lineOf(estimate, item)?.monthlyUsd;

describe('DynamoDB', () => {
  test.each<[string, number, number]>([
    // 1 write/s of up to 1 KB is 2.628 M units a month at $0.625 per million.
    ['an item of 1 KB is one write unit', 1024, 1],
    ['a byte more is two', 1025, 2],
    ['3 KB are three', 3 * 1024, 3],
  ])('%s', (_, averageItemBytes, units) => {
    const cost = dynamoDbCost({ entities: [order({ averageItemBytes })], accessPatterns: [put({ averagePerSecond: 1 })] });
    expect(usdOf(cost, 'Order: writes')).toBeCloseTo(units * 2.628 * 0.625, 2);
  });

  test.each<[string, number, 'strong' | 'eventual', number]>([
    ['4 KB read with strong consistency are one read unit', 4096, 'strong', 1],
    ['eventual reads cost half of it', 4096, 'eventual', 0.5],
    ['a byte over 4 KB is the next unit', 4097, 'strong', 2],
  ])('%s', (_, averageItemBytes, consistency, units) => {
    const cost = dynamoDbCost({
      entities: [order({ averageItemBytes })], accessPatterns: [get({ averagePerSecond: 1, consistency: consistency as never })],
    });
    expect(usdOf(cost, 'Order: reads')).toBeCloseTo(units * 2.628 * 0.125, 2);
  });

  test('a write in a transaction costs twice on the table and once in an index', () => {
    const cost = dynamoDbCost({
      entities: [order({ averageItemBytes: 500, attributes: { id: AttributeType.STRING, status: AttributeType.STRING } })],
      accessPatterns: [
        put({ operation: Operation.TRANSACTION, averagePerSecond: 10 }),
        get({ name: 'by-status', operation: Operation.LIST, by: ['status'] }),
      ],
    });
    expect(usdOf(cost, 'Order: writes')).toBeCloseTo(10 * 2 * 2.628 * 0.625, 2);
    expect(usdOf(cost, 'Order.byStatus: writes')).toBeCloseTo(10 * 2.628 * 0.625, 2);
  });

  test('provisioned: 70 % utilization of the peak, 730 hours, 0.00065 and 0.00013 a unit-hour', () => {
    const cost = dynamoDbCost({ accessPatterns: [put({ peakPerSecond: 700, averagePerSecond: 70 })] }, { 'capacity-mode': 'provisioned' });
    expect(usdOf(cost, 'Order: writes')).toBeCloseTo(1_000 * 730 * 0.00065, 2);
    // Auto scaling never goes below what the average asks for: a tenth of the peak.
    expect(lineOf(cost, 'Order: writes')!.idleMonthlyUsd).toBeCloseTo(100 * 730 * 0.00065, 2);
  });

  test('storage is the item and 100 bytes at $0.25, recovery $0.20 of it; nothing else is due when idle but alarms and rules', () => {
    const cost = dynamoDbCost({ entities: [order({ itemCount: 10_000_000, averageItemBytes: 924 })] });
    const gb = 10_000_000 * (924 + 100) / GB;
    expect(usdOf(cost, 'storage')).toBeCloseTo(gb * 0.25, 2);
    expect(usdOf(cost, 'point-in-time')).toBeCloseTo(gb * 0.20, 2);
    // Throttling and use of the peak hold two metrics each, failures one for PutItem and one for GetItem.
    expect(cost.idleMonthlyUsd).toBeCloseTo(gb * 0.45 + 6 * 0.10 + 0.50, 1);
  });

  test('a replica: 148 bytes an item, a replicated write unit at the price of a write unit, $0.02 a GB of transfer', () => {
    const cost = dynamoDbCost({
      entities: [order({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [put({ averagePerSecond: 100 })],
      regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1'] },
    }, { replication: 'mrec' });
    expect(usdOf(cost, 'writes replicated')).toBeCloseTo(100 * 2.628 * 0.625, 2);
    expect(usdOf(cost, 'storage in 1 other Region')).toBeCloseTo(1_000_000 * 1_148 / GB * 0.25, 2);
    expect(usdOf(cost, 'transfer')).toBeCloseTo(100 * 1_000 * SECONDS / GB * 0.02, 2);
  });

  test('Kinesis: a change unit per KB, an hour of stream, both images in started KB', () => {
    const cost = dynamoDbCost({
      entities: [order({ averageItemBytes: 1_500 })],
      accessPatterns: [put({ averagePerSecond: 1_000 })],
      changeFeeds: [{ name: 'lake', target: FeedTarget.KINESIS }],
    }, { stream: 'streams-and-kinesis' });
    expect(usdOf(cost, 'Order: changes to Kinesis')).toBeCloseTo(1_000 * 2 * 2.628 * 0.10, 1);
    expect(usdOf(cost, 'Kinesis data stream')).toBe(29.2);
    expect(usdOf(cost, 'Order: data into Kinesis')).toBeCloseTo(1_000 * 3 * 1024 * SECONDS / GB * 0.08, 1);
  });
});

describe('Postgres', () => {
  const MODEST: Partial<AccessPatternProfile> = { accessPatterns: [get({ averagePerSecond: 10 })] };

  test('a poll of four logins each 60 s and of a certificate each 600 s is 179,580 calls a task and month, at $0.05 per 10,000', () => {
    const calls = 2 * (4 * SECONDS / 60 + SECONDS / 600);
    expect(calls).toBe(2 * 179_580);
    const cost = postgresCost('rds-multi-az-instance', 'gp3', MODEST);
    expect(lineOf(cost, 'calls to Secrets Manager')).toMatchObject({ quantity: 35.916, monthlyUsd: 1.8, idleMonthlyUsd: 1.8 });
  });

  test('an NLCU-hour is 1 GB', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3', {
      entities: [order({ averageItemBytes: 10_000 })], accessPatterns: [get({ peakPerSecond: 2_000, averagePerSecond: 1_000 })],
    });
    const gb = 1_000 * 10_000 * SECONDS / GB;
    expect(usdOf(cost, 'Network Load Balancer, capacity')).toBeCloseTo(gb * 0.006, 2);
    // Three legs, of which one in two crosses a zone, billed $0.01 on both sides.
    expect(usdOf(cost, 'transfer between Availability Zones')).toBeCloseTo(gb * 3 / 2 * 2 * 0.01, 1);
  });

  test('or 100,000 connections, whichever asks for more', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3', {
      ...MODEST, clients: { kind: ClientKind.CONTAINERS, maxConcurrent: 200_000 },
    });
    expect(lineOf(cost, 'Network Load Balancer, capacity')).toMatchObject({ quantity: 2 * 730, monthlyUsd: 8.76, idleMonthlyUsd: 8.76 });
  });

  test('two tasks of 0.25 vCPU and 0.5 GB, a load balancer, four endpoints in two zones, seven secrets and a key', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3', MODEST);
    expect(usdOf(cost, '2 PgBouncer tasks, 0.25 vCPU')).toBeCloseTo(2 * 0.25 * 730 * 0.04048, 2);
    expect(usdOf(cost, '2 PgBouncer tasks, 0.5 GB')).toBeCloseTo(2 * 0.5 * 730 * 0.004445, 2);
    expect(usdOf(cost, 'Network Load Balancer')).toBeCloseTo(730 * 0.0225, 1);
    expect(usdOf(cost, 'interface endpoints')).toBeCloseTo(4 * 2 * 730 * 0.01, 2);
    expect(usdOf(cost, 'secrets')).toBeCloseTo(7 * 0.40, 2);
    expect(usdOf(cost, 'encryption key')).toBe(1);
  });

  test('a network of the user\'s pays for its own ways to AWS services', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3', MODEST, true);
    expect(cost.lines.filter(({ item }) => item.includes('endpoint'))).toEqual([]);
  });

  test('a busy load keeps more tasks running than the least: 25,000 requests/s to a core, and the idle ones are the least', () => {
    const cost = postgresCost('aurora-provisioned', 'aurora-io-optimized', { accessPatterns: [get({ peakPerSecond: 200_000, averagePerSecond: 100_000 })] });
    const line = lineOf(cost, '4 PgBouncer tasks, 1 vCPU');
    expect(line).toMatchObject({ quantity: 4 * 730 });
    expect(line!.idleMonthlyUsd).toBeCloseTo(2 * 730 * 0.04048, 2);
  });

  test('Multi-AZ is two instances and two volumes', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3', MODEST);
    expect(usdOf(cost, 'writer db.t4g.small')).toBeCloseTo(2 * 730 * 0.032, 2);
    expect(usdOf(cost, 'gp3 storage')).toBeCloseTo(2 * 20 * 0.115, 2);
  });

  test('Serverless v2 is due at its minimum when idle', () => {
    const cost = postgresCost('aurora-serverless-v2', 'aurora-standard', { traffic: Traffic.UNPREDICTABLE });
    expect(lineOf(cost, 'writer')!.idleMonthlyUsd).toBeCloseTo(2 * 2 * 730 * 0.12, 2);
  });

  test('clients at the Data API pay by the request, in units of 32 KB, and pass no load balancer', () => {
    const cost = postgresCost('aurora-provisioned', 'aurora-io-optimized', {
      entities: [order({ averageItemBytes: 40_000 })],
      accessPatterns: [get({ averagePerSecond: 100 })],
      clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false },
    });
    expect(usdOf(cost, 'Data API')).toBeCloseTo(100 * 2 * 2.628 * 0.35, 1);
    expect(lineOf(cost, 'transfer between')).toBeUndefined();
    expect(lineOf(cost, 'Network Load Balancer, capacity')).toBeUndefined();
  });

  test('what is due when idle is the bill without requests', () => {
    const quiet = { entities: [order({ itemCount: 1_000_000 })], accessPatterns: [get({ peakPerSecond: 0.001, averagePerSecond: 0.0001 })] };
    const cost = postgresCost('rds-multi-az-instance', 'gp3', quiet);
    expect(cost.idleMonthlyUsd).toBeCloseTo(cost.monthlyUsd, 1);
  });
});
