import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/more-than-20-indexes';
import { entity, linesOf, pattern } from '../evidence';

const withIndexes = (indexes: number) => {
  const names = Array.from({ length: indexes }, (_, i) => `a${i}`);
  return {
    entities: [entity({ attributes: Object.fromEntries(names.map((name) => [name, AttributeType.STRING])) })],
    accessPatterns: names.map((name) => pattern({ name: `by-${name}`, operation: Operation.LIST, by: [name] })),
  };
};

describe('engine/more-than-20-indexes', () => {
  test('speaks when the patterns need 21', () => {
    expect(linesOf(rule, withIndexes(21))).toEqual([
      'excludes dynamodb: the patterns of Order need 21 indexes, and a table has 20 → drop patterns, or let another store serve some of them (servedElsewhere)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the patterns need 20', withIndexes(20)],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
