import { AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { get, order, put } from '../workloads';
import { dynamoDbCost, inWords } from './estimates';

const INDEXED = {
  entities: [order({ attributes: { id: AttributeType.STRING, status: AttributeType.STRING } })],
  accessPatterns: [get(), put(), get({ name: 'by-status', operation: Operation.LIST, by: ['status'] })],
};

describe('estimateDynamoDb', () => {
  test('on-demand: every request of tables and indexes on average, storage and recovery', () => {
    const cost = dynamoDbCost(INDEXED);
    expect(inWords(cost)).toEqual([
      'Order: writes = 13.14 million write request units × $0.625 = $8.21',
      'Order: reads = 65.7 million read request units × $0.125 = $8.21',
      'Order.byStatus: writes = 13.14 million write request units × $0.625 = $8.21',
      'Order.byStatus: reads = 65.7 million read request units × $0.125 = $8.21',
      'storage of tables and indexes = 2.049 GB-months × $0.25 = $0.51',
      'point-in-time recovery = 1.024 GB-months × $0.2 = $0.2',
      'alarms = 9 alarm metric-months × $0.1 = $0.9',
      'insights into throttled keys = 2 rule-months × $0.5 = $1',
    ]);
    expect(cost.monthlyUsd).toBe(35.45);
  });

  test('provisioned: capacity for the peak', () => {
    expect(inWords(dynamoDbCost(INDEXED, { 'capacity-mode': 'provisioned' })).slice(0, 2)).toEqual([
      'Order: writes = 10428.571 write capacity unit-hours × $0.00065 = $6.78',
      'Order: reads = 52142.857 read capacity unit-hours × $0.00013 = $6.78',
    ]);
  });

  test('provisioned: idle reads stand at the average of reads, idle writes at that of writes', () => {
    const { lines } = dynamoDbCost({
      accessPatterns: [get({ peakPerSecond: 10_000, averagePerSecond: 500 }), put({ peakPerSecond: 2_000, averagePerSecond: 1_900 })],
    }, { 'capacity-mode': 'provisioned' });
    expect(lines.slice(0, 2).map(({ item, monthlyUsd, idleMonthlyUsd }) => [item, monthlyUsd, idleMonthlyUsd])).toEqual([
      ['Order: writes', 1_355.71, 1_287.93], ['Order: reads', 677.86, 33.89],
    ]);
  });

  test('a unique value is written in a transaction with its marker, and the marker is stored', () => {
    const entities = [order({ attributes: { id: AttributeType.STRING, email: AttributeType.STRING }, unique: [['email']] })];
    const cost = dynamoDbCost({ entities });
    expect(inWords(cost)).toEqual(expect.arrayContaining([
      'Order: writes = 52.56 million write request units × $0.625 = $32.85',
      'storage of tables and indexes = 1.237 GB-months × $0.25 = $0.31',
      'point-in-time recovery = 1.237 GB-months × $0.2 = $0.25',
    ]));
    expect(cost.assumptions).toContain('a value that must be unique has a marker item, 64 bytes for each attribute of the value and of the key (house estimate), '
      + 'which a put or a delete writes in one transaction with the item; an update or a declared transaction is taken to leave such values as they are');
  });

  test('Standard-IA: dearer requests, cheaper storage', () => {
    expect(inWords(dynamoDbCost(INDEXED, { 'table-class': 'standard-infrequent-access' })).slice(2, 6)).toEqual([
      'Order.byStatus: writes = 13.14 million write request units × $0.78 = $10.25',
      'Order.byStatus: reads = 65.7 million read request units × $0.155 = $10.18',
      'storage of tables and indexes = 2.049 GB-months × $0.1 = $0.2',
      'point-in-time recovery = 1.024 GB-months × $0.2 = $0.2',
    ]);
  });

  test('where only a peak is declared, the average is assumed, and said', () => {
    const cost = dynamoDbCost({ accessPatterns: [put({ averagePerSecond: undefined })] });
    expect(inWords(cost)[0]).toBe('Order: writes = 13.14 million write request units × $0.625 = $8.21');
    expect(cost.assumptions).toContain('where only a peak is declared, the average is taken as 50 % of it (undeclared traffic: taken for a daily cycle)');
  });
});
