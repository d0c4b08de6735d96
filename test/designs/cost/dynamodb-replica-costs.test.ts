import { AttributeType, Operation, Topology } from '../../../src/profile/access-pattern-profile';
import { get, order, put } from '../workloads';
import { dynamoDbCost, inWords } from './estimates';

test('a replica costs its writes, its storage and the way there', () => {
  const cost = dynamoDbCost({
    entities: [order({ attributes: { id: AttributeType.STRING, status: AttributeType.STRING } })],
    accessPatterns: [get(), put(), get({ name: 'by-status', operation: Operation.LIST, by: ['status'] })],
    regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1', 'ap-south-1'] },
  }, { replication: 'mrec' });
  expect(inWords(cost).slice(6)).toEqual([
    'writes replicated in 2 other Regions = 26.28 million replicated write request units × $0.625 = $16.43',
    'writes replicated in 2 other Regions, indexes = 26.28 million write request units × $0.625 = $16.43',
    'storage in 2 other Regions = 4.277 GB-months × $0.25 = $1.07',
    'point-in-time recovery in 2 other Regions = 2.138 GB-months × $0.2 = $0.43',
    'transfer to other Regions = 24.475 GB × $0.02 = $0.49',
    'alarms = 11 alarm metric-months × $0.1 = $1.1',
    'insights into throttled keys = 6 rule-months × $0.5 = $3',
  ]);
});

test('expiry deletes are paid for in the other Regions', () => {
  const cost = dynamoDbCost({
    entities: [order({
      attributes: { id: AttributeType.STRING, at: AttributeType.TIMESTAMP }, expiry: { attribute: 'at', afterSeconds: 1_000_000 },
    })],
    regions: { topology: Topology.ACTIVE_ACTIVE },
  }, { replication: 'mrec' });
  expect(inWords(cost)).toContain('expiry deletes replicated in 1 other Region = 2.628 million replicated write request units × $0.625 = $1.64');
  expect(cost.assumptions).toContain('the number of other Regions is not declared: 1 is assumed');
});

test('one Region has no replica to pay for', () => {
  expect(inWords(dynamoDbCost()).filter((line) => line.includes('Region'))).toEqual([]);
});
