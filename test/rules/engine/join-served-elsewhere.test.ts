import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/join-served-elsewhere';
import { entity, linesOf, pattern } from '../evidence';

const entities = [entity(), entity({ name: 'Customer' })];
const join = pattern({ name: 'with-customer', joins: ['Customer'], servedElsewhere: true });

describe('engine/join-served-elsewhere', () => {
  test('speaks when another store may join', () => {
    expect(linesOf(rule, { entities, accessPatterns: [join] })).toEqual([
      "cautions dynamodb: 'with-customer' (100/s) joins Order with Customer; being served elsewhere, it needs Postgres beside the table, which the application or the stream writes too → take Postgres alone, unless the load of the other patterns forbids it",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['none may be added', { entities, accessPatterns: [join], singleStore: true }],
    ['this store must join', { entities, accessPatterns: [{ ...join, servedElsewhere: false }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
