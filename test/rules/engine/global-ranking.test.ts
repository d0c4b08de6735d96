import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/global-ranking';
import { entity, linesOf, pattern } from '../evidence';

const player = entity({ name: 'Player', attributes: { score: AttributeType.NUMBER, joinedAt: AttributeType.TIMESTAMP, mode: AttributeType.STRING } });
const top = pattern({ name: 'top-players', entity: 'Player', operation: Operation.LIST, range: 'score', descending: true, peakPerSecond: 50 });

describe('engine/global-ranking', () => {
  test('speaks when all players are ranked', () => {
    expect(linesOf(rule, { entities: [player], accessPatterns: [top] })).toEqual([
      "cautions dynamodb: 'top-players' (50/s) ranks Player by score across all keys: in an index they share a partition, which takes 1,000 writes/s → rank in Postgres (an index on score) or in a sorted set of ElastiCache for Valkey",
    ]);
  });

  test('speaks when players of one mode are ranked', () => {
    expect(linesOf(rule, { entities: [player], accessPatterns: [{ ...top, by: ['mode'] }] })).toEqual([
      "cautions dynamodb: 'top-players' (50/s) ranks Player by score across all items of one mode: in an index they share a partition, which takes 1,000 writes/s → rank in Postgres (an index on score) or in a sorted set of ElastiCache for Valkey",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the ranking is within one key', { entities: [player], accessPatterns: [{ ...top, by: ['id'] }] }],
    ['the latest come first', { entities: [player], accessPatterns: [{ ...top, range: 'joinedAt' }] }],
    ['nothing is ranked', { entities: [player], accessPatterns: [pattern({ entity: 'Player' })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
