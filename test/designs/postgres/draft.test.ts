import fc from 'fast-check';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { checkProfile } from '../../../src/profile/schema';
import { toWorkload } from '../../../src/profile/workload';
import { coverageOf, draftOf, indexesOf, Pattern, written } from './a-draft';
import '../../fixed-seed';

describe('a table', () => {
  test('has a column per attribute, its types fixed once, and its key', () => {
    const [table] = draftOf([{ operation: 'get' }]).tables;
    expect(table.sql).toBe(`CREATE TABLE IF NOT EXISTS "order" (
  tenant_id text NOT NULL,
  order_id text NOT NULL,
  status text,
  placed_at timestamptz,
  total numeric,
  paid boolean,
  digest bytea,
  tags jsonb,
  note text,
  CONSTRAINT order_pkey PRIMARY KEY (tenant_id, order_id)
)`);
    expect(table.primaryKey).toEqual(['tenant_id', 'order_id']);
    expect(table.indexes).toEqual([]);
  });
});

describe('the indexes', () => {
  test.each<[string, Pattern[], string[], object?]>([
    ['none for the whole key', [{ operation: 'get' }, { operation: 'put' }, { operation: 'delete' }], []],
    ['none for the beginning of the key', [{ operation: 'list', by: ['tenantId'], range: 'orderId' }], []],
    ['none for what another store may serve', [{ operation: 'list', by: ['status'], servedElsewhere: true }], []],
    ['but one where no other store may be added', [{ operation: 'list', by: ['status'], servedElsewhere: true }], ['(status)'], { singleStore: true }],
    ['none for an aggregate over everything', [{ operation: 'aggregate' }, { operation: 'aggregate', filter: ['status'] }], []],
    ['none for what nobody knows beforehand', [{ operation: 'ad-hoc' }], []],
    ['a btree for equality', [{ operation: 'list', by: ['status'] }], ['(status)']],
    ['a btree for equality and range', [{ operation: 'list', by: ['tenantId', 'status'], range: 'placedAt', descending: true }], ['(tenant_id, status, placed_at)']],
    ['a btree for a range alone', [{ operation: 'list', range: 'placedAt' }], ['(placed_at)']],
    ['a btree for a keyed aggregate', [{ operation: 'aggregate', by: ['status'], range: 'placedAt' }], ['(status, placed_at)']],
    ['a btree for a filter that has nothing to narrow', [{ operation: 'list', filter: ['status'] }], ['(status)']],
    ['none for a filter that narrows the key', [{ operation: 'list', by: ['tenantId'], filter: ['status'] }], []],
    ['one for two, if one is the beginning of the other', [{ operation: 'list', by: ['status'] }, { operation: 'list', by: ['total', 'status'] }], ['(status, total)']],
    ['a partial index for a constant', [{ operation: 'list', by: ['tenantId'], filterValues: { status: 'open' } }], ["(tenant_id) WHERE status = 'open'"]],
    ['a partial index for constants alone', [{ operation: 'list', filterValues: { status: 'open', paid: false } }], ["(tenant_id) WHERE paid = false AND status = 'open'"]],
    ['no partial index where the key finds the row', [{ operation: 'update', filterValues: { status: 'open' } }], []],
    ['GIN for a value in JSON', [{ operation: 'list', by: ['tags', 'status'] }, { operation: 'list', by: ['tags'] }], ['USING gin (tags jsonb_path_ops)']],
    ['GIN for words', [{ operation: 'search', by: ['note'] }], ['USING gin (note_search)']],
  ])('are %s', (_, patterns, expected, ...[rest]) => expect(indexesOf(patterns, {}, rest)).toEqual(expected));

  test.each<[string, object, string[]]>([
    ['one for each group', { unique: [['note'], ['status', 'total']] }, ['UNIQUE (note)', 'UNIQUE (status, total)']],
    ['none for a group with the whole key', { unique: [['orderId', 'tenantId'], ['tenantId', 'orderId', 'note']] }, []],
  ])('that are unique: %s', (_, entity, expected) => expect(indexesOf([{ operation: 'get' }], entity)).toEqual(expected));

  test('that are unique serve patterns too, in the order that they need', () => {
    expect(indexesOf([{ operation: 'get', by: ['total', 'status'] }, { operation: 'list', by: ['total'] }], { unique: [['status', 'total']] }))
      .toEqual(['UNIQUE (total, status)']);
  });

  test('carry a few attributes of fixed width where no pattern updates the rows', () => {
    const list = { operation: 'list', by: ['status'], range: 'placedAt', returns: ['placedAt', 'total', 'paid'] };
    expect(indexesOf([list])).toEqual(['(status, placed_at) INCLUDE (paid, total)']);
    expect(indexesOf([list, { operation: 'update' }])).toEqual(['(status, placed_at)']);
  });

  test.each<[string, object, string]>([
    ['BRIN for much of a huge table in order of arrival', { appendOnly: true, itemCount: 1e8 }, 'USING brin (placed_at)'],
    ['a btree where the table is smaller', { appendOnly: true, itemCount: 99_999_999 }, '(placed_at)'],
    ['a btree where rows change', { itemCount: 1e8 }, '(placed_at)'],
  ])('of a range of time are %s', (_, entity, expected) => {
    expect(indexesOf([{ operation: 'list', range: 'placedAt', itemsPerRequest: 1000 }], entity)).toEqual([expected]);
  });

  test('of a range of time are a btree for few rows, and for any number where one begins so', () => {
    const huge = { appendOnly: true, itemCount: 1e9 };
    expect(indexesOf([{ operation: 'list', range: 'placedAt', itemsPerRequest: 999 }], huge)).toEqual(['(placed_at)']);
    expect(indexesOf([{ operation: 'list', range: 'placedAt', itemsPerRequest: 1000 }, { operation: 'list', by: ['placedAt'], range: 'total' }], huge))
      .toEqual(['(placed_at, total)']);
  });

  test('for expiry hold no row that never expires, and serve ranges of the same attribute', () => {
    const entity = { expiry: { attribute: 'placedAt' } };
    expect(indexesOf([{ operation: 'list', range: 'placedAt' }], entity)).toEqual(['(placed_at) WHERE placed_at IS NOT NULL']);
    expect(indexesOf([{ operation: 'list', by: ['placedAt'], range: 'total' }], entity)).toEqual(['(placed_at, total)']);
  });

  test('change their name when they change in more than their columns', () => {
    const nameFor = (filterValues: object) => draftOf([{ operation: 'list', by: ['tenantId'], filterValues }]).tables[0].indexes[0].name;
    expect(nameFor({ status: 'open' })).toMatch(/^order_tenant_id_where_status_[0-9a-f]{8}_idx$/);
    expect(nameFor({ status: 'open' })).not.toBe(nameFor({ status: 'done' }));
  });

  test('say what they are for and whom they serve', () => {
    const [index] = draftOf([{ operation: 'list', by: ['status'], range: 'placedAt', descending: true }, { operation: 'list', by: ['status'] }]).tables[0].indexes;
    expect(written(index)).toEqual({
      name: 'order_status_placed_at_idx',
      kind: 'btree',
      unique: false,
      sql: 'CREATE INDEX IF NOT EXISTS order_status_placed_at_idx ON "order" (status, placed_at)',
      patterns: ['p0', 'p1'],
      why: 'finds rows by status, placed_at; in order, read backwards for descending order',
    });
  });

  test('never carry the name of a table or of each other', () => {
    const entities = [
      { name: 'a', key: ['id'], attributes: { id: 'string', b_c: 'string', b: 'string' } },
      { name: 'a_b', key: ['id'], attributes: { id: 'string', c: 'string' } },
      { name: 'a_b_idx', key: ['id'], attributes: { id: 'string' } },
    ];
    const by = (entity: string, attribute: string) => ({ name: `${entity} ${attribute}`, entity, operation: 'list', by: [attribute] });
    const { tables } = draftPostgres(toWorkload(checkProfile({ entities, accessPatterns: [by('a', 'b_c'), by('a', 'b'), by('a_b', 'c')] })));
    const names = tables.flatMap(({ name, indexes }) => [name, ...indexes.map((index) => index.name)]);
    expect(new Set(names).size).toBe(6);
  });
});

describe('extensions', () => {
  test.each<[string, object, object, string[]]>([
    ['none', {}, {}, []],
    ['pg_cron for expiry', { expiry: { attribute: 'placedAt' } }, {}, ['pg_cron']],
    ['those that are required', {}, { requires: ['pgvector', 'postgis', 'triggers', 'pg_trgm'] }, ['pg_trgm', 'postgis', 'vector']],
  ])('%s', (_, entity, rest, expected) => expect(draftOf([{ operation: 'get' }], entity, rest).extensions).toEqual(expected));
});

const ATTRIBUTES = ['tenantId', 'orderId', 'status', 'placedAt', 'total', 'note'];
const pattern = fc.record({
  operation: fc.constantFrom('list', 'get', 'aggregate', 'update', 'delete', 'put'),
  by: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES), { minLength: 1, maxLength: 4 }),
  range: fc.option(fc.constantFrom('placedAt', 'total', 'orderId'), { nil: undefined }),
  filterValues: fc.option(fc.record({ paid: fc.boolean() }), { nil: undefined }),
}).filter(({ by, range }) => range === undefined || !by.includes(range));

describe('a draft', () => {
  test('does not depend on the order of the patterns', () => {
    fc.assert(fc.property(fc.array(pattern, { minLength: 1, maxLength: 10 }), (patterns) => {
      const named = patterns.map((each, i) => ({ name: `n${i}`, ...each }));
      const forwards = draftOf(named, { unique: [['note', 'status']] });
      const backwards = draftOf([...named].reverse(), { unique: [['note', 'status']] });
      expect(written(backwards.tables)).toEqual(written(forwards.tables));
      expect([...backwards.coverage].reverse()).toEqual(forwards.coverage);
    }), { numRuns: 60 });
  });

  test('covers every pattern by an index that exists', () => {
    fc.assert(fc.property(fc.array(pattern, { minLength: 1, maxLength: 10 }), (patterns) => {
      const { tables: [table], coverage } = draftOf(patterns, { unique: [['note', 'status']] });
      const names = [...table.indexes.map(({ name }) => name), 'order_pkey', undefined];
      expect(coverage.map(({ index }) => index).filter((index) => !names.includes(index))).toEqual([]);
      expect(coverage.flatMap(({ equivalents = [] }) => equivalents).filter((index) => !names.includes(index))).toEqual([]);
    }), { numRuns: 60 });
  });

  test('is written with its columns and statements, so that a hash of it tells one draft from another', () => {
    const { tables: [table], expiryJobs: [job] } = written(draftOf([{ operation: 'list', by: ['status'] }], { expiry: { attribute: 'placedAt' } }));
    expect(table).toMatchObject({ entity: 'Order', primaryKey: ['tenant_id', 'order_id'], sql: expect.stringMatching(/^CREATE TABLE/) });
    expect(table.columns).toContainEqual({ attribute: 'paid', name: 'paid', type: 'boolean', nullable: true });
    expect(table.indexes.map(({ sql }) => sql)).toContain('CREATE INDEX IF NOT EXISTS order_status_idx ON "order" (status)');
    expect(job).toMatchObject({ procedureSql: expect.stringMatching(/^CREATE OR REPLACE PROCEDURE/), lateness: expect.stringContaining('expiry') });
  });

  test('leaves what another store may serve to it', () => {
    expect(coverageOf({ operation: 'list', by: ['status'], servedElsewhere: true })).toEqual({
      pattern: 'p0', servedBy: 'another store', why: 'the profile lets another store serve it, so no index is added for it',
    });
  });
});

describe('pg_trgm, where it is required', () => {
  const patterns = [{ operation: 'search', by: ['note', 'status'] }];
  const required = draftOf(patterns, {}, { requires: ['pg_trgm'] });

  test('gives what is searched an index of trigrams beside the words', () => {
    expect(required.tables[0].indexes.map(({ name, kind, sql, why }) => ({ name, kind, sql, why }))).toEqual([
      expect.objectContaining({ name: 'order_note_status_search_gin' }),
      {
        name: 'order_note_status_trgm',
        kind: 'gin',
        sql: 'CREATE INDEX IF NOT EXISTS order_note_status_trgm ON "order" USING gin (note gin_trgm_ops, status gin_trgm_ops)',
        why: 'finds substrings and similar spellings in note, status (ILIKE, ~*, % of pg_trgm, which is required)',
      },
    ]);
    expect(required.coverage[0].why).toMatch(/; substrings and similar spellings of them by order_note_status_trgm$/);
  });

  test('else there is none', () => {
    expect(draftOf(patterns).tables[0].indexes).toHaveLength(1);
  });
});

describe('a table that is partitioned by time', () => {
  const reading = { key: ['tenantId', 'placedAt'], appendOnly: true, itemCount: 1e9 };
  const goneAt = { attributes: { tenantId: 'string', placedAt: 'timestamp', goneAt: 'timestamp' } };
  const table = (entity: object) => draftOf([{ operation: 'get' }], { ...reading, ...entity }).tables[0];

  test.each<[string, object, string | undefined]>([
    ['a billion rows', {}, 'month'],
    ['a row less', { itemCount: 1e9 - 1 }, undefined],
    ['a terabyte', { itemCount: 1e9 - 1, averageItemBytes: 1100 }, 'month'],
    ['an unknown number of rows', { itemCount: undefined }, undefined],
    ['rows that change', { appendOnly: false }, undefined],
    ['rows that live a hundred days', { ...goneAt, expiry: { attribute: 'goneAt', afterSeconds: 8_640_000 } }, 'day'],
    ['rows that live a day longer', { ...goneAt, expiry: { attribute: 'goneAt', afterSeconds: 8_726_400 } }, 'month'],
    ['rows that live unknown', { ...goneAt, expiry: { attribute: 'goneAt' } }, 'month'],
    ['no timestamp in the key', { key: ['tenantId', 'orderId'] }, undefined],
    ['another group that is unique without it', { unique: [['note']] }, undefined],
    ['another group that is unique with it', { unique: [['note', 'placedAt']] }, 'month'],
  ])('%s: %j by %s', (_, entity, interval) => expect(table(entity).partitioning?.interval).toBe(interval));

  test('says so in its statements', () => {
    const { sql, partitioning } = table({});
    expect(sql).toMatch(/PRIMARY KEY \(tenant_id, placed_at\)\n\) PARTITION BY RANGE \(placed_at\)$/);
    expect(partitioning).toMatchObject({
      attribute: 'placedAt',
      defaultPartitionSql: 'CREATE TABLE IF NOT EXISTS order_pdefault PARTITION OF "order" DEFAULT',
      job: { name: 'partition_order_p', schedule: '23 * * * *', callSql: 'CALL partition_order_p()' },
    });
    expect(partitioning!.why).toContain('partitioned by month of placed_at');
  });

  test('says why one that is large enough is not', () => {
    expect(table({ key: ['tenantId', 'orderId'] }).unpartitioned).toContain('has no timestamp');
    expect(table({ unique: [['note']] }).unpartitioned).toContain('note are unique without it');
    expect(table({ itemCount: 5 }).unpartitioned).toBeUndefined();
  });

  test('loses rows with their partition, and says how late', () => {
    const [job] = draftOf([{ operation: 'get' }], { ...reading, ...goneAt, expiry: { attribute: 'goneAt' } }).expiryJobs;
    expect(job.procedureSql).toContain('DETACH PARTITION');
    expect(job.lateness).toContain('rows go with their partition, once its last row has expired, and so up to two months late: dropping it costs no delete and leaves nothing to vacuum');
  });

  test('keeps its names within what PostgreSQL keeps', () => {
    const { name, partitioning } = table({ name: 'x'.repeat(63) });
    expect(name).toHaveLength(63);
    expect(/EXISTS (\S+)/.exec(partitioning!.defaultPartitionSql)![1]).toMatch(/^x{41}_[0-9a-f]{8}_pdefault$/);
    expect(partitioning!.job.name.length).toBeLessThanOrEqual(63);
  });
});
