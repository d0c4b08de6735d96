import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/telemetry-below-high-rate';
import { entity, linesOf, pattern } from '../evidence';

const reading = entity({ name: 'Reading', key: ['device', 'at'], appendOnly: true, attributes: { device: AttributeType.STRING, at: AttributeType.TIMESTAMP } });
const append = pattern({ name: 'append-reading', entity: 'Reading', operation: Operation.PUT, peakPerSecond: 400 });

describe('engine/telemetry-below-high-rate', () => {
  test('speaks when writes are few', () => {
    expect(linesOf(rule, { entities: [reading], accessPatterns: [append] })).toEqual([
      'cautions dynamodb: Reading has the shape of telemetry (append-only, by device and at) but is written 400 times/s; high is 10,000 times/s (house number) → append to Postgres, in batches and into partitions by time',
    ]);
  });

  test('speaks when the rate is not declared', () => {
    expect(linesOf(rule, { entities: [reading], accessPatterns: [{ ...append, peakPerSecond: undefined }] })).toEqual([
      'cautions dynamodb: Reading has the shape of telemetry (append-only, by device and at) but is written at a rate that is not declared; high is 10,000 times/s (house number) → append to Postgres, in batches and into partitions by time',
    ]);
  });

  test('speaks of the items where a request writes many', () => {
    expect(linesOf(rule, { entities: [reading], accessPatterns: [{ ...append, itemsPerRequest: 500, peakPerSecond: 200 }] })).toEqual([
      'cautions dynamodb: Reading has the shape of telemetry (append-only, by device and at) but is written 200 times/s, 100,000 items/s in all; high is 10,000 times/s (house number) → append to Postgres, in batches and into partitions by time',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes are many', { entities: [reading], accessPatterns: [{ ...append, peakPerSecond: 10_000 }] }],
    ['readings change', { entities: [{ ...reading, appendOnly: false }], accessPatterns: [append] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
