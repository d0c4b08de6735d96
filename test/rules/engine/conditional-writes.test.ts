import { AccessPatternProfile, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/conditional-writes';
import { entity, linesOf, pattern } from '../evidence';

const reserve = pattern({ name: 'reserve', operation: Operation.UPDATE, conditional: true, peakPerSecond: 400 });

describe('engine/conditional-writes', () => {
  test('speaks when a write has a condition', () => {
    expect(linesOf(rule, { accessPatterns: [reserve] })).toEqual([
      "cautions dynamodb: 'reserve' (400/s) writes on a condition: writers that lose the race pay for the write and try again, where Postgres makes them wait for a row lock → retry with jitter, and keep many writers off one item (atomic counters, one item per writer)",
    ]);
  });

  test('speaks when many of them meet on one key', () => {
    expect(linesOf(rule, { entities: [entity({ hottestKeyShare: 0.25 })], accessPatterns: [reserve] })).toEqual([
      "cautions dynamodb: 'reserve' (400/s) writes on a condition: writers that lose the race pay for the write and try again, where Postgres makes them wait for a row lock; 25 % of them meet on one key, 100/s → retry with jitter, and keep many writers off one item (atomic counters, one item per writer)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['no write has a condition', { accessPatterns: [{ ...reserve, conditional: false }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
