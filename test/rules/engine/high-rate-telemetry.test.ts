import { AccessPatternProfile, AttributeType, Evolution, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/high-rate-telemetry';
import { entity, linesOf, pattern } from '../evidence';

const reading = entity({ name: 'Reading', key: ['device', 'at'], appendOnly: true, attributes: { device: AttributeType.STRING, at: AttributeType.TIMESTAMP } });
const append = pattern({ name: 'append-reading', entity: 'Reading', operation: Operation.PUT, peakPerSecond: 10_000 });
const read = pattern({ name: 'read-device', entity: 'Reading', operation: Operation.LIST, by: ['device'], range: 'at', peakPerSecond: 500 });
const telemetry = { entities: [reading], accessPatterns: [append, read] };

describe('engine/high-rate-telemetry', () => {
  test('speaks when writes just reach the threshold', () => {
    expect(linesOf(rule, telemetry)).toEqual([
      'favors dynamodb: Reading is append-only, keyed by device and time (at), joined by nothing and written 10,000 times/s (high from 10,000, a house number)',
    ]);
  });

  test('speaks when a lower threshold is set', () => {
    expect(linesOf(rule, {
      ...telemetry,
      accessPatterns: [{ ...append, peakPerSecond: 2_000 }, read],
    }, { thresholds: { telemetryWritesPerSecond: 2_000 } })).toEqual([
      'favors dynamodb: Reading is append-only, keyed by device and time (at), joined by nothing and written 2,000 times/s (high from 2,000, a house number)',
    ]);
  });

  test('speaks when other entities are read by their keys beside it', () => {
    expect(linesOf(rule, { entities: [reading, entity()], accessPatterns: [append, pattern({ peakPerSecond: 5_000 })] })).toEqual([
      'favors dynamodb: Reading is append-only, keyed by device and time (at), joined by nothing and written 10,000 times/s (high from 10,000, a house number)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes stay below', { ...telemetry, accessPatterns: [{ ...append, peakPerSecond: 9_999 }, read] }],
    ['only the rows of batches reach it', { ...telemetry, accessPatterns: [{ ...append, peakPerSecond: 1_000, itemsPerRequest: 100 }, read] }],
    ['the rate is unknown', { ...telemetry, accessPatterns: [{ ...append, peakPerSecond: undefined }, read] }],
    ['readings change', { ...telemetry, entities: [{ ...reading, appendOnly: false }] }],
    ['the key holds no time', { ...telemetry, entities: [{ ...reading, attributes: { ...reading.attributes, at: AttributeType.STRING } }] }],
    ['a join is made', { entities: [reading, entity()], accessPatterns: [append, { ...read, joins: ['Order'], toleratesStaleSeconds: 60 }] }],
    ['more than a tenth of the load takes another way', {
      entities: [reading, entity({ attributes: { customer: AttributeType.STRING } })],
      accessPatterns: [append, pattern({ operation: Operation.LIST, by: ['customer'], peakPerSecond: 1_200 })],
    }],
    ['patterns evolve', { ...telemetry, evolution: Evolution.EVOLVING }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
