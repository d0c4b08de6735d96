import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/glued-sort-key';
import { entity, linesOf } from '../evidence';

const attributes = { tenant: AttributeType.STRING, year: AttributeType.NUMBER };

describe('engine/glued-sort-key', () => {
  test('speaks when the key has three parts', () => {
    expect(linesOf(rule, { entities: [entity({ key: ['tenant', 'year', 'id'], attributes })] })).toEqual([
      'cautions dynamodb: year and id of Order are glued into year#id: the application writes it, keeps it in step, and can range over it from the left only → shorten the key, or take Postgres, whose primary key has as many columns as it needs',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the key has two', { entities: [entity({ key: ['tenant', 'id'], attributes })] }],
    ['the key has one', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
