import fc from 'fast-check';
import { fitName, nameTables, shortHash, sqlList, uniqueNames, wordsKey } from '../../../src/designs/postgres/names';
import { AttributeType, Entity } from '../../../src/profile/access-pattern-profile';
import '../../fixed-seed';

function entity(name: string, attributes: readonly string[] = ['id']): Entity {
  return { name, key: [attributes[0]], attributes: Object.fromEntries(attributes.map((each) => [each, AttributeType.STRING])) };
}

describe('a name that fits', () => {
  test('stays as it is up to 63 bytes', () => expect(fitName('x'.repeat(63))).toBe('x'.repeat(63)));

  test('beyond that ends in a digest of the whole', () => {
    const long = 'x'.repeat(64);
    expect(fitName(long)).toBe(`${'x'.repeat(54)}_${shortHash(long)}`);
  });

  test('has 63 bytes at most, whatever its characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), (name) => {
      expect(Buffer.byteLength(fitName(name))).toBeLessThanOrEqual(63);
      expect(fitName(name)).not.toContain('\uFFFD');
    }));
  });
});

describe('names for several things', () => {
  const wishes = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1 }), name: fc.stringMatching(/^[ab_]{1,70}$/) }), { selector: ({ id }) => id, maxLength: 12 });

  test('are all different, fit, and avoid what is taken', () => {
    fc.assert(fc.property(wishes, fc.array(fc.stringMatching(/^[ab_]{1,3}$/)), (all, taken) => {
      const names = uniqueNames(all, (name) => taken.includes(name));
      expect(new Set(names).size).toBe(all.length);
      expect(names.filter((name) => taken.includes(name) || Buffer.byteLength(name) > 63)).toEqual([]);
    }));
  });

  test('do not depend on the order', () => {
    fc.assert(fc.property(wishes, (all) => {
      expect([...uniqueNames([...all].reverse())].reverse()).toEqual(uniqueNames(all));
    }));
  });

  test('keep the name that is written so already', () => {
    expect(uniqueNames([{ id: 'A', name: 'a' }, { id: 'a', name: 'a' }])).toEqual([`a_${shortHash('A')}`, 'a']);
  });
});

describe('the names of tables', () => {
  test('are in snake case, quoted in SQL where they must be', () => {
    const [table] = nameTables([entity('Order', ['orderId', 'from'])], new Map());
    expect(table).toMatchObject({ table: 'order', tableSql: '"order"', primaryKey: 'order_pkey' });
    expect([...table.columns]).toEqual([['orderId', 'order_id'], ['from', 'from']]);
    expect(sqlList(table, ['orderId', 'from'])).toBe('order_id, "from"');
  });

  test.each(['pg_class', 'PgStatActivity', 'spatialRefSys'])('keep away from the catalogs and from PostGIS: %s', (name) => {
    const [{ table }] = nameTables([entity(name)], new Map());
    expect(table).toMatch(/^table_(pg_|spatial_ref_sys)/);
  });

  test('leave no primary key with the name of a table', () => {
    const [first, second] = nameTables([entity('user'), entity('user_pkey')], new Map());
    expect(second.table).toBe('user_pkey');
    expect(first.primaryKey).toMatch(/^user_pkey_[0-9a-f]{8}$/);
  });

  test('leave system columns alone', () => {
    const [{ columns }] = nameTables([entity('Row', ['xmin', 'ctid', 'oid'])], new Map());
    expect([...columns.values()]).toEqual([`xmin_${shortHash('xmin')}`, `ctid_${shortHash('ctid')}`, 'oid']);
  });

  test('name a text-search column after what it searches, and not like a column', () => {
    const [{ words }] = nameTables([entity('Page', ['title', 'body', 'body_title_search'])], new Map([['Page', [['title', 'body']]]]));
    expect(words.get(wordsKey(['body', 'title']))).toMatch(/^body_title_search_[0-9a-f]{8}$/);
  });
});
