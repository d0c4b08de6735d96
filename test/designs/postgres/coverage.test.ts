import { coverageOf, draftOf, Pattern } from './a-draft';

const ALL = 'tenant_id, order_id, status, placed_at, total, paid, digest, tags, note';
const VALUES = '$1, $2, $3, $4, $5, $6, $7, $8, $9';
const REPLACED = ['status', 'placed_at', 'total', 'paid', 'digest', 'tags', 'note'].map((column) => `${column} = EXCLUDED.${column}`).join(', ');

describe('a pattern is served', () => {
  test.each<[string, Pattern, object]>([
    ['by its whole key', { operation: 'get' }, {
      servedBy: 'primary key of order',
      why: 'one row by its whole primary key',
      exampleSql: 'SELECT * FROM "order" WHERE tenant_id = $1 AND order_id = $2',
      index: 'order_pkey',
    }],
    ['by the whole keys of several', { operation: 'put', itemsPerRequest: 100, maxItemsPerRequest: 500 }, {
      servedBy: 'primary key of order', why: 'up to 500 rows, each by its whole primary key',
    }],
    ['by the beginning of the key', { operation: 'list', by: ['tenantId'], itemsPerRequest: 9.5, returns: ['orderId'] }, {
      servedBy: 'primary key of order',
      why: 'rows by tenant_id, with which the primary key begins, in its order',
      exampleSql: 'SELECT order_id FROM "order" WHERE tenant_id = $1 ORDER BY order_id LIMIT 10',
      index: 'order_pkey',
    }],
    ['by a range of the key', { operation: 'list', by: ['tenantId'], range: 'orderId', descending: true, maxItemsPerRequest: 20 }, {
      why: 'rows by tenant_id within a range of order_id, with which the primary key begins, in its order',
      exampleSql: 'SELECT * FROM "order" WHERE tenant_id = $1 AND order_id >= $2 AND order_id < $3 ORDER BY order_id DESC LIMIT 20',
      index: 'order_pkey',
    }],
    ['by a btree', { operation: 'list', by: ['status'], range: 'placedAt', filter: ['paid'], itemsPerRequest: 50 }, {
      servedBy: 'index order_status_placed_at_idx',
      why: 'rows by status within a range of placed_at, in its order; paid compared on the rows found',
      exampleSql: 'SELECT * FROM "order" WHERE status = $1 AND paid = $2 AND placed_at >= $3 AND placed_at < $4 ORDER BY placed_at LIMIT 50',
      index: 'order_status_placed_at_idx',
    }],
    ['by a partial index', { operation: 'list', by: ['tenantId'], filterValues: { paid: false } }, {
      why: 'rows by tenant_id from an index of those with the constant paid alone',
      exampleSql: 'SELECT * FROM "order" WHERE tenant_id = $1 AND paid = false',
    }],
    ['the latest one', { operation: 'get', by: ['status'], range: 'placedAt', descending: true }, {
      exampleSql: 'SELECT * FROM "order" WHERE status = $1 AND placed_at >= $2 AND placed_at < $3 ORDER BY placed_at DESC LIMIT 1',
    }],
    ['by a value in JSON', { operation: 'list', by: ['status', 'tags'], range: 'placedAt' }, {
      servedBy: 'index order_tags_gin',
      why: 'rows whose tags contains the value; status compared on the rows found; the rows found are sorted by placed_at',
      exampleSql: 'SELECT * FROM "order" WHERE status = $1 AND tags @> $2::jsonb AND placed_at >= $3 AND placed_at < $4 ORDER BY placed_at',
      index: 'order_tags_gin',
    }],
    ['by words', { operation: 'search', by: ['note'], filterValues: { status: 'open' } }, {
      servedBy: 'index order_note_search_gin',
      why: "words of note in a generated tsvector column, 'simple' as no language is declared; status compared on the rows found",
      exampleSql: `SELECT ${ALL} FROM "order" WHERE note_search @@ websearch_to_tsquery('simple', $1) AND status = 'open'`,
      index: 'order_note_search_gin',
    }],
    ['by reading every row', { operation: 'list' }, {
      servedBy: 'sequential scan of order',
      why: 'every row is wanted, so reading them all at once is the fastest way',
      exampleSql: 'SELECT * FROM "order"',
      index: undefined,
    }],
    ['by pages', { operation: 'list', itemsPerRequest: 100 }, {
      servedBy: 'primary key of order',
      why: 'pages of 100 rows in the order of the primary key, each after the last key seen',
      exampleSql: 'SELECT * FROM "order" WHERE (tenant_id, order_id) > ($1, $2) ORDER BY tenant_id, order_id LIMIT 100',
      index: 'order_pkey',
    }],
    ['by counting', { operation: 'aggregate', by: ['tenantId'], returns: ['total', 'status'] }, {
      exampleSql: 'SELECT count(*), sum(total) FROM "order" WHERE tenant_id = $1',
      index: 'order_pkey',
    }],
    ['by any SELECT', { operation: 'ad-hoc' }, {
      servedBy: 'any SELECT',
      why: 'Postgres plans any SELECT when it comes; what no index serves is scanned, so run it on a reader',
    }],
    ['by creating or replacing', { operation: 'put', conditional: true, filter: ['paid'] }, {
      servedBy: 'primary key of order',
      why: 'one row by its whole primary key; paid compared on the rows found; the condition on the stored row stands in the WHERE of the same statement',
      exampleSql: `INSERT INTO "order" (${ALL}) VALUES (${VALUES}) ON CONFLICT (tenant_id, order_id) DO UPDATE SET ${REPLACED} WHERE "order".paid = $10`,
      index: 'order_pkey',
    }],
    ['by changing', { operation: 'update', filterValues: { status: 'open' } }, {
      exampleSql: 'UPDATE "order" SET placed_at = $1, total = $2, paid = $3, digest = $4, tags = $5, note = $6 WHERE tenant_id = $7 AND order_id = $8 AND status = \'open\'',
      index: 'order_pkey',
    }],
    ['by removing', { operation: 'delete', by: ['status'] }, { exampleSql: 'DELETE FROM "order" WHERE status = $1', index: 'order_status_idx' }],
  ])('%s', (_, pattern, expected) => expect(coverageOf(pattern)).toMatchObject(expected));

  test('by inserting once where rows never change', () => {
    expect(coverageOf({ operation: 'put' }, { appendOnly: true }).exampleSql)
      .toBe(`INSERT INTO "order" (${ALL}) VALUES (${VALUES}) ON CONFLICT (tenant_id, order_id) DO NOTHING`);
  });

  test('by a unique index', () => {
    expect(coverageOf({ operation: 'get', by: ['note', 'status'] }, { unique: [['note']] })).toMatchObject({
      servedBy: 'unique index order_note_key', why: 'at most one row, as it is unique, by note; status compared on the rows found', index: 'order_note_key',
    });
    expect(coverageOf({ operation: 'list', by: ['note'] }, { unique: [['note', 'status']] }).why).toBe('rows by note');
    expect(coverageOf({ operation: 'put', by: ['note'] }, { unique: [['note']] }).exampleSql).toContain('ON CONFLICT (note) DO UPDATE SET status');
  });

  test('by ranges of pages, or by the index of the expiry job', () => {
    const range = { operation: 'list', range: 'placedAt', itemsPerRequest: 5000 };
    expect(coverageOf(range, { appendOnly: true, itemCount: 1e9 })).toMatchObject({
      index: 'order_placed_at_brin',
      why: 'ranges of placed_at: rows arrive in its order and many are read at once; the rows found are sorted by placed_at',
    });
    expect(coverageOf(range, { expiry: { attribute: 'placedAt' } })).toMatchObject({
      index: 'order_placed_at_expiry_idx', why: 'a range of placed_at through the index of the expiry job',
    });
  });

  test('by a btree where one begins with the range already', () => {
    const { coverage: [line] } = draftOf(
      [{ operation: 'list', range: 'placedAt', itemsPerRequest: 5000 }, { operation: 'list', by: ['placedAt'], range: 'total' }],
      { appendOnly: true, itemCount: 1e9 });
    expect(line).toMatchObject({ index: 'order_placed_at_total_idx', why: 'rows within a range of placed_at, in its order' });
  });

  test('a page is a scan where it is more than a tenth of the table', () => {
    const page = { operation: 'list', itemsPerRequest: 101 };
    expect(coverageOf(page, { itemCount: 1000 }).index).toBeUndefined();
    expect(coverageOf(page, { itemCount: 1010 }).index).toBe('order_pkey');
  });
});

describe('indexes that would do as well', () => {
  test('are named, as the planner chooses by size', () => {
    const { coverage } = draftOf([
      { operation: 'list', by: ['tenantId'] },
      { operation: 'list', by: ['tenantId'], range: 'placedAt' },
      { operation: 'list', by: ['tenantId'], range: 'total' },
    ]);
    expect(coverage[0]).toMatchObject({ index: 'order_pkey', equivalents: ['order_tenant_id_placed_at_idx', 'order_tenant_id_total_idx'] });
    expect(coverage[1].equivalents).toBeUndefined();
  });

  test('are those of its columns, where a value in JSON is compared besides', () => {
    const { coverage } = draftOf([{ operation: 'list', by: ['tags', 'status'] }, { operation: 'list', by: ['status'] }]);
    expect(coverage[0]).toMatchObject({ index: 'order_tags_gin', equivalents: ['order_status_idx'] });
  });

  test('hold the same constants', () => {
    const { coverage, tables: [table] } = draftOf([
      { operation: 'list', filterValues: { paid: true } },
      { operation: 'list', by: ['status'], filterValues: { paid: true } },
      { operation: 'list', by: ['note'], filterValues: { paid: true } },
      { operation: 'list', by: ['note'], filterValues: { paid: false } },
    ]);
    const paid = table.indexes.filter(({ sql }) => sql.endsWith('paid = true')).map(({ name }) => name);
    expect([coverage[0].index, ...coverage[0].equivalents!].sort()).toEqual(paid);
  });
});

describe('a transaction', () => {
  const line = { name: 'Line', key: ['orderId', 'lineNo'], attributes: { orderId: 'string', lineNo: 'number', sku: 'string' } };
  const order = { name: 'Order', key: ['orderId'], attributes: { orderId: 'string', status: 'string' } };
  const pattern = { name: 'place', entity: 'Order', operation: 'transaction', alsoWrites: ['Line'] };

  test('is one from BEGIN to COMMIT', () => {
    const [coverage] = draftOf([], {}, { entities: [order, line], accessPatterns: [pattern] }).coverage;
    expect(coverage.exampleSql).toBe(`BEGIN;
INSERT INTO "order" (order_id, status) VALUES ($1, $2) ON CONFLICT (order_id) DO UPDATE SET status = EXCLUDED.status;
INSERT INTO line (order_id, line_no, sku) VALUES ($1, $2, $3) ON CONFLICT (order_id, line_no) DO UPDATE SET sku = EXCLUDED.sku;
COMMIT`);
    expect(coverage.why).toBe('one row by its whole primary key; BEGIN to COMMIT is one transaction, fully ACID, over any number of rows and tables');
  });

  test('changes rows that it finds by other attributes', () => {
    const [coverage] = draftOf([], {}, { entities: [order, line], accessPatterns: [{ ...pattern, by: ['status'] }] }).coverage;
    expect(coverage.exampleSql).toContain('BEGIN;\nUPDATE "order" SET order_id = $1 WHERE status = $2;\nINSERT INTO line');
  });
});
