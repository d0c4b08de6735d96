import { joinsOf } from '../../../src/designs/postgres/joins';
import { toAccess } from '../../../src/profile/access';
import { AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { draftOf } from './a-draft';

function entity(name: string, key: string[], others: string[] = [], type = AttributeType.STRING): Entity {
  return { name, key, attributes: Object.fromEntries([...key, ...others].map((attribute) => [attribute, type])) };
}

function derived(own: Entity, others: Entity[], names: string[] = others.map(({ name }) => name)) {
  const access = toAccess({ name: 'p', entity: own.name, operation: Operation.GET, joins: names }, own, false);
  const { joined, underivable } = joinsOf(access, new Map([own, ...others].map((each) => [each.name, each])));
  return { joined: joined.map(({ entity: { name }, to, on }) => `${name}-${to.name}: ${on.join()}`), underivable };
}

describe('a join is derived', () => {
  const order = entity('Order', ['orderId'], ['userId']);
  const line = entity('Line', ['orderId', 'lineNo'], ['productId']);
  const user = entity('User', ['userId']);
  const product = entity('Product', ['productId']);

  test.each<[string, Entity, Entity[], string[]]>([
    ['from the own key in the other', order, [line], ['Line-Order: orderId']],
    ['from the other key in the own entity', order, [user], ['User-Order: userId']],
    ['from part of a key', line, [entity('Other', ['orderId', 'x'])], ['Other-Line: orderId']],
    ['through an entity that is joined itself, whatever the order', order, [product, line], ['Line-Order: orderId', 'Product-Line: productId']],
    ['from all parts of a key', entity('A', ['t', 'a'], ['b']), [entity('B', ['t', 'b'])], ['B-A: t,b']],
    ['from the entity that has the whole key', entity('A', ['t', 'a']), [entity('C', ['t', 'c'], ['b']), entity('B', ['t', 'b'])], ['C-A: t', 'B-C: t,b']],
  ])('%s', (_, own, others, expected) => expect(derived(own, others)).toEqual({ joined: expected, underivable: [] }));

  test.each<[string, Entity, Entity]>([
    ['nothing is shared', order, product],
    ['only a name is shared that any entity has', entity('A', ['id']), entity('B', ['id'], ['a'])],
    ['the types differ', order, entity('Bill', ['billNo', 'orderId'], [], AttributeType.NUMBER)],
    ['what is shared is part of no key', entity('A', ['a'], ['x']), entity('B', ['b'], ['x'])],
  ])('not where %s', (_, own, other) => expect(derived(own, [other])).toEqual({ joined: [], underivable: [other.name] }));

  test('not of an entity with itself', () => expect(derived(order, [], ['Order'])).toEqual({ joined: [], underivable: ['Order'] }));
});

describe('a pattern that joins', () => {
  const attributes = { orderId: 'string', userId: 'string', status: 'string' };
  const entities = [
    { name: 'Order', key: ['orderId'], attributes },
    { name: 'Line', key: ['lineId'], attributes: { lineId: 'string', orderId: 'string' } },
    { name: 'User', key: ['userId'], attributes: { userId: 'string' }, unique: [] },
    { name: 'Tariff', key: ['code'], attributes: { code: 'string' } },
  ];
  const drafted = (pattern: object) => draftOf([], {}, { entities, accessPatterns: [{ name: 'p', entity: 'Order', operation: 'get', ...pattern }] });

  test('is one statement, with an index for the column that the joined rows are found by', () => {
    const { tables, coverage: [line] } = drafted({ joins: ['Line', 'User'] });
    expect(line).toMatchObject({
      servedBy: 'primary key of order and index line_order_id_idx and primary key of user',
      why: 'one row by its whole primary key; one statement joins Line to Order by the orderId that both have; one statement joins User to Order by the userId that both have',
      exampleSql: 'SELECT "order".*, line.*, "user".* FROM "order" LEFT JOIN line ON line.order_id = "order".order_id'
        + ' LEFT JOIN "user" ON "user".user_id = "order".user_id WHERE "order".order_id = $1',
      index: 'order_pkey',
    });
    expect(tables.flatMap(({ indexes }) => indexes.map(({ sql, why }) => [sql, why]))).toEqual([
      ['CREATE INDEX IF NOT EXISTS line_order_id_idx ON line (order_id)', 'finds joined rows by order_id'],
    ]);
  });

  test('over every row needs no index', () => {
    const { tables, coverage: [line] } = drafted({ operation: 'aggregate', joins: ['Line'] });
    expect(line.servedBy).toBe('sequential scan of order and hash join with line');
    expect(tables.flatMap(({ indexes }) => indexes)).toEqual([]);
  });

  test('of what cannot be derived leaves the condition to the application', () => {
    const [line] = drafted({ joins: ['Tariff'] }).coverage;
    expect(line).toMatchObject({
      servedBy: 'primary key of order',
      why: 'one row by its whole primary key; how Tariff is joined cannot be derived, as it shares no attribute of a key: '
        + 'the application names the condition, which may need an index',
    });
    expect(line.exampleSql).toBeUndefined();
  });
});
