import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/join-denormalised';
import { entity, linesOf, pattern } from '../evidence';

const entities = [entity(), entity({ name: 'Customer' }), entity({ name: 'Line' })];
const join = pattern({ name: 'order-in-full', joins: ['Customer', 'Line'], peakPerSecond: 50 });
const get = pattern({ peakPerSecond: 950 });

describe('engine/join-denormalised', () => {
  test('speaks when a copy may lag', () => {
    expect(linesOf(rule, { entities, accessPatterns: [{ ...join, toleratesStaleSeconds: 60 }] })).toEqual([
      "cautions dynamodb: 'order-in-full' (50/s) joins Order with Customer and Line and may lag by 60 s: a denormalised copy can serve it, and every write to Customer and Line must then reach the copies in that time → feed the copies from the stream, or join in Postgres",
    ]);
  });

  test('speaks when fresh joins are rare', () => {
    expect(linesOf(rule, { entities, accessPatterns: [join, get] })).toEqual([
      "cautions dynamodb: 'order-in-full' (50/s) joins Order with Customer and Line over fresh data, rarely enough (5 % of the declared load): at least 3 round trips take the place of one query → tolerate some staleness and denormalise, or join in Postgres",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['fresh joins exclude DynamoDB anyway', { entities, accessPatterns: [join] }],
    ['nothing is joined', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
