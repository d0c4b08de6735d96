import { Bootstrap } from './bootstrap';
import { PostgresVersion } from './server';

const ORDER = {
  name: 'Order',
  key: ['orderId'],
  attributes: { orderId: 'string', customerId: 'string', status: 'string', total: 'number', placedAt: 'timestamp', note: 'string', tags: 'json' },
};
const PATTERNS = [
  { name: 'get', entity: 'Order', operation: 'get' },
  { name: 'of a customer', entity: 'Order', operation: 'list', by: ['customerId'], range: 'placedAt' },
  { name: 'open', entity: 'Order', operation: 'list', by: ['customerId'], filterValues: { status: 'open' } },
  { name: 'tagged', entity: 'Order', operation: 'list', by: ['tags'] },
];
const SHOP = { entities: [ORDER], accessPatterns: PATTERNS };
const INDEXES = ['order_customer_id_placed_at_idx', 'order_customer_id_where_status', 'order_pkey', 'order_tags_gin'];
const FULL_TABLE = 'CREATE TABLE "order" (order_id text PRIMARY KEY, customer_id text, status text, total numeric, placed_at timestamptz, note text, tags jsonb)';

describe.each<PostgresVersion>(['15', '18'])('the bootstrap on PostgreSQL %s', (version) => {
  const bootstrap = new Bootstrap();
  const created = () => bootstrap.program(SHOP, ['Order']);
  let databases = 0;
  const fresh = () => `fresh_${++databases}`;
  const looking = () => bootstrap.program(SHOP);
  const indexes = async (database: string) => (await bootstrap.column(database, "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"))
    .map((name) => String(name).replace(/_[0-9a-f]{8}_idx$/, ''));

  beforeAll(async () => bootstrap.start({ version }));
  afterAll(async () => bootstrap.stop());

  test('makes a database that is missing, with tables and indexes; again, it changes nothing', async () => {
    const first = await bootstrap.apply(created(), 'empty');
    expect(first).toMatchObject({ PhysicalResourceId: 'schema', PendingRestart: '', Report: 'all 1 tables and 3 indexes are as drafted' });
    await expect(indexes('empty')).resolves.toEqual(INDEXES);
    const before = await bootstrap.fingerprint('empty');
    await expect(bootstrap.apply(created(), 'empty', 'Update')).resolves.toMatchObject({ Report: first.Report });
    await expect(bootstrap.fingerprint('empty')).resolves.toEqual(before);
  });

  test('speaks to the database and to Secrets Manager, and to nothing else', async () => {
    const net = jest.requireActual<typeof import('net')>('net');
    const connect = jest.spyOn(net.Socket.prototype, 'connect');
    await bootstrap.apply(created(), 'empty', 'Update');
    const ports = connect.mock.calls.flat(2).flatMap((argument) => typeof argument === 'number' ? [argument] : (argument as { port?: number } | undefined)?.port ?? []);
    connect.mockRestore();
    const secrets = Number(new URL(process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER!).port);
    expect(ports.map(Number)).toContain(bootstrap.postgres.port);
    expect(ports.map(Number).filter((port) => port !== bootstrap.postgres.port && port !== secrets)).toEqual([]);
  });

  describe('left to look only', () => {
    test('makes no table, and says which one is missing', async () => {
      const { Report } = await bootstrap.apply(looking(), 'bare');
      expect(Report).toBe('table order is missing: run a migration that makes it, or name its entity in createTables');
      await expect(bootstrap.column('bare', "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).resolves.toEqual([]);
    });

    test('says which pattern lacks its index, and knows one that does the same by another name', async () => {
      await bootstrap.asOwner('migrated', FULL_TABLE, 'CREATE INDEX mine ON "order" (customer_id, placed_at, note)',
        "CREATE INDEX open_orders ON \"order\" (customer_id) WHERE status = 'open'");
      const { Report } = await bootstrap.apply(looking(), 'migrated');
      expect(Report).toBe('table order lacks index order_tags_gin for pattern tagged');
      await expect(indexes('migrated')).resolves.toEqual(['mine', 'open_orders', 'order_pkey']);
      await bootstrap.asOwner('migrated', 'CREATE INDEX t ON "order" USING gin (tags jsonb_path_ops)');
      await expect(bootstrap.apply(looking(), 'migrated', 'Update')).resolves.toMatchObject({ Report: 'all 1 tables and 3 indexes are as drafted' });
    });

    test.each([
      ['another order', 'CREATE INDEX i ON "order" (placed_at, customer_id)'],
      ['a direction that turns in between', 'CREATE INDEX i ON "order" (customer_id, placed_at DESC)'],
      ['a condition of its own', 'CREATE INDEX i ON "order" (customer_id, placed_at) WHERE total > 5'],
      ['an expression', 'CREATE INDEX i ON "order" (lower(customer_id), placed_at)'],
      ['another method', 'CREATE INDEX i ON "order" USING brin (customer_id, placed_at)'],
    ])('takes no index of %s for the drafted one', async (_, sql) => {
      const database = fresh();
      await bootstrap.asOwner(database, FULL_TABLE, sql);
      const { Report } = await bootstrap.apply(looking(), database);
      expect(Report).toContain('table order lacks index order_customer_id_placed_at_idx for pattern of a customer');
    });

    test.each([
      ['read backwards', 'CREATE INDEX i ON "order" (customer_id DESC, placed_at DESC)'],
      ['with more columns', 'CREATE INDEX i ON "order" (customer_id, placed_at, total)'],
      ['that carries more', 'CREATE INDEX i ON "order" (customer_id, placed_at) INCLUDE (total)'],
    ])('takes an index %s for the drafted one', async (_, sql) => {
      const database = fresh();
      await bootstrap.asOwner(database, FULL_TABLE, sql);
      const { Report } = await bootstrap.apply(looking(), database);
      expect(Report).not.toContain('order_customer_id_placed_at_idx');
    });

    test('says what is a view, has other types, or lacks columns', async () => {
      await bootstrap.asOwner('odd', 'CREATE TABLE t (order_id integer PRIMARY KEY, customer_id uuid, status text, total bigint, placed_at timestamp, tags json)', 'CREATE VIEW "order" AS SELECT * FROM t');
      await expect(bootstrap.apply(looking(), 'odd')).resolves.toMatchObject({ Report: 'order is a view, and a table of that name is drafted' });
      await bootstrap.asOwner('odd', 'DROP VIEW "order"', 'ALTER TABLE t RENAME TO "order"');
      const { Report } = await bootstrap.apply(looking(), 'odd', 'Update');
      expect(Report).toContain('table order lacks note text');
      expect(Report).toContain('column order_id of table order is integer, and text is drafted');
      expect(Report).toContain('column placed_at of table order is timestamp without time zone, and timestamptz is drafted');
      expect(Report).not.toContain('customer_id of table');
      expect(Report).toContain('lacks index order_tags_gin (operator class "jsonb_path_ops" does not accept data type json) for pattern tagged');
    });
  });

  describe('against a schema that is there', () => {
    test('adds columns and indexes, and leaves rows and other columns', async () => {
      await bootstrap.asOwner('grown', 'CREATE TABLE "order" (order_id text PRIMARY KEY, customer_id text, legacy integer NOT NULL DEFAULT 7)',
        "INSERT INTO \"order\" SELECT i::text, 'c' FROM generate_series(1, 1000) AS i");
      const [file] = await bootstrap.column('grown', "SELECT pg_relation_filenode('\"order\"'::regclass)");
      await expect(bootstrap.apply(created(), 'grown')).resolves.toMatchObject({ Report: 'all 1 tables and 3 indexes are as drafted' });
      await expect(indexes('grown')).resolves.toEqual(INDEXES);
      await expect(bootstrap.column('grown', 'SELECT count(*)::int FROM "order" WHERE legacy = 7 AND total IS NULL')).resolves.toEqual([1000]);
      await expect(bootstrap.column('grown', "SELECT pg_relation_filenode('\"order\"'::regclass)")).resolves.toEqual([file]);
    });

    test('fails over a view of the same name, and changes nothing', async () => {
      await bootstrap.asOwner('viewed', 'CREATE VIEW "order" AS SELECT 1 AS order_id');
      await failsUnchanged('viewed', 'order is a view, and a table of that name is drafted; rename it, or leave its entity out of createTables');
    });

    test('fails over another key, and changes nothing', async () => {
      await bootstrap.asOwner('keyed', 'CREATE TABLE "order" (order_id text, line integer, PRIMARY KEY (order_id, line))');
      await failsUnchanged('keyed', 'table order has the primary key (order_id, line), and (order_id) is drafted; a key is changed by a migration of your own');
    });

    test('fails over an index of the same name with another definition, and changes nothing', async () => {
      await bootstrap.asOwner('indexed', FULL_TABLE, 'CREATE INDEX order_customer_id_placed_at_idx ON "order" (total)');
      await failsUnchanged('indexed', 'index order_customer_id_placed_at_idx of table order cannot be built, as its name is that of CREATE INDEX order_customer_id_placed_at_idx '
        + 'ON public."order" USING btree (total); give that one another name (ALTER INDEX … RENAME TO …)');
    });

    test('fails over an index name that a table has, and changes nothing', async () => {
      await bootstrap.asOwner('named', 'CREATE TABLE order_tags_gin (id integer)');
      await failsUnchanged('named', 'index order_tags_gin of table order cannot be built, as its name is that of a table');
    });

    test('fails over a table of another owner that lacks a column, naming who has to add it', async () => {
      await bootstrap.administer('foreign_short', 'CREATE TABLE "order" (order_id text PRIMARY KEY)');
      await failsUnchanged('foreign_short', 'and belongs to postgres: run as postgres: ALTER TABLE "order" ADD COLUMN IF NOT EXISTS customer_id text');
    });

    test('takes a whole table of another owner as it is, and says who has no rights on it', async () => {
      await bootstrap.administer('strangers', FULL_TABLE, 'CREATE INDEX a ON "order" (customer_id, placed_at)',
        "CREATE INDEX b ON \"order\" (customer_id) WHERE status = 'open'", 'CREATE INDEX c ON "order" USING gin (tags jsonb_path_ops)', 'GRANT SELECT ON "order" TO store_owner');
      await expect(bootstrap.apply(created(), 'strangers')).resolves.toMatchObject({
        Report: 'table order belongs to postgres, so the roles of the application got no rights on it',
      });
    });

    test('lists every fault at once, within what CloudFormation takes', async () => {
      const many = Array.from({ length: 60 }, (_, i) => ({ ...ORDER, name: `Entity${i}` }));
      const program = bootstrap.program({ entities: many, accessPatterns: PATTERNS.map((each) => ({ ...each, entity: 'Entity0' })) }, many.map(({ name }) => name));
      await bootstrap.asOwner('crowded', ...many.map((_, i) => `CREATE VIEW entity${i} AS SELECT 1`));
      const error: Error = await program.onEvent(bootstrap.request('Create', 'crowded')).then(() => new Error('none'), (reason: Error) => reason);
      expect(error.message).toMatch(/^the schema cannot be applied, and nothing was changed: entity0 is a view.*; and \d\d more in the log$/);
      expect(Buffer.byteLength(error.message)).toBeLessThanOrEqual(1000);
    });

    test('answers in less than 4,096 bytes however much is missing', async () => {
      const many = Array.from({ length: 300 }, (_, i) => ({ ...ORDER, name: `Kind${i}` }));
      const program = bootstrap.program({ entities: many, accessPatterns: PATTERNS.map((each) => ({ ...each, entity: 'Kind0' })) });
      const { bytes, Report } = await bootstrap.apply(program, 'wide');
      expect(bytes).toBeLessThan(3_000);
      expect(Report).toMatch(/; and \d+ more in the log$/);
    });
  });

  describe('as the profile changes', () => {
    const evolve = async (database: string, attributes: object, patterns: object[] = []) => bootstrap.apply(
      bootstrap.program({ entities: [{ name: 'Person', key: ['id'], attributes }], accessPatterns: [{ name: 'get', entity: 'Person', operation: 'get' }, ...patterns] }, ['Person']), database, 'Update');
    const columns = async (database: string) => bootstrap.column(database, "SELECT attname FROM pg_attribute WHERE attrelid = 'person'::regclass AND attnum > 0 ORDER BY attnum");

    test('an added attribute is a new column that may be null; a removed or renamed one stays', async () => {
      await evolve('people', { id: 'string', name: 'string', city: 'string' });
      await bootstrap.asOwner('people', "INSERT INTO person VALUES ('1', 'Ada', 'London')");
      await expect(evolve('people', { id: 'string', fullName: 'string' })).resolves.toMatchObject({ Report: 'all 1 tables and 0 indexes are as drafted' });
      await expect(columns('people')).resolves.toEqual(['id', 'name', 'city', 'full_name']);
      await expect(bootstrap.column('people', 'SELECT name || city FROM person WHERE full_name IS NULL')).resolves.toEqual(['AdaLondon']);
    });

    test('an index that is no longer drafted stays', async () => {
      await evolve('indexes', { id: 'string', name: 'string' }, [{ name: 'by name', entity: 'Person', operation: 'list', by: ['name'] }]);
      await evolve('indexes', { id: 'string', name: 'string' });
      await expect(indexes('indexes')).resolves.toEqual(['person_name_idx', 'person_pkey']);
    });

    test('a searched column is added to an empty table, and never rewrites a full one', async () => {
      const search = [{ name: 'find', entity: 'Person', operation: 'search', by: ['name'] }];
      await evolve('searched', { id: 'string', name: 'string' });
      await expect(evolve('searched', { id: 'string', name: 'string' }, search)).resolves.toMatchObject({ Report: 'all 1 tables and 1 indexes are as drafted' });
      await evolve('loaded', { id: 'string', name: 'string' });
      await bootstrap.asOwner('loaded', "INSERT INTO person VALUES ('1', 'Ada')");
      const { Report } = await evolve('loaded', { id: 'string', name: 'string' }, search);
      expect(Report).toBe('column name_search is not added to table person, as that would rewrite its rows with everybody locked out; '
        + 'table person lacks index person_name_search_gin (column "name_search" does not exist) for pattern find');
      await expect(columns('loaded')).resolves.toEqual(['id', 'name']);
    });

    test('fails over another key attribute, and changes nothing', async () => {
      await bootstrap.apply(created(), 'rekeyed');
      const before = await bootstrap.fingerprint('rekeyed');
      const program = bootstrap.program({ ...SHOP, entities: [{ ...ORDER, key: ['orderId', 'customerId'] }] }, ['Order']);
      await expect(program.onEvent(bootstrap.request('Update', 'rekeyed'))).rejects.toThrow('table order has the primary key (order_id), and (order_id, customer_id) is drafted');
      await expect(bootstrap.fingerprint('rekeyed')).resolves.toEqual(before);
    });
  });

  describe('half-failed', () => {
    test('leaves nothing of what it began, and resumes', async () => {
      await bootstrap.asOwner('half', 'CREATE TABLE late (late_id text)');
      const late = { name: 'Late', key: ['lateId'], attributes: { lateId: 'string' } };
      const program = bootstrap.program({ ...SHOP, entities: [ORDER, late], requires: ['pg_trgm'] }, ['Order', 'Late']);
      const before = await bootstrap.fingerprint('half');
      await expect(program.onEvent(bootstrap.request('Create', 'half'))).rejects.toThrow('table late has no primary key');
      await expect(bootstrap.fingerprint('half')).resolves.toEqual(before);
      // Past the checks: a statement that the server refuses in the middle.
      await bootstrap.asOwner('half', 'ALTER TABLE late ADD PRIMARY KEY (late_id)', 'CREATE TYPE order_tags_gin AS (x int)');
      const again = await bootstrap.fingerprint('half');
      await expect(program.onEvent(bootstrap.request('Create', 'half'))).rejects.toThrow('its name is that of a type');
      await expect(bootstrap.fingerprint('half')).resolves.toEqual(again);
      await bootstrap.asOwner('half', 'DROP TYPE order_tags_gin');
      await expect(bootstrap.apply(program, 'half')).resolves.toMatchObject({ Report: 'all 2 tables and 3 indexes are as drafted' });
    });

    test('builds again what a failed build left invalid', async () => {
      await bootstrap.apply(created(), 'invalid');
      await bootstrap.administer('invalid', "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'order_tags_gin'::regclass");
      await expect(bootstrap.apply(created(), 'invalid', 'Update')).resolves.toMatchObject({ Report: 'all 1 tables and 3 indexes are as drafted' });
      await expect(bootstrap.column('invalid', "SELECT indisvalid FROM pg_index WHERE indexrelid = 'order_tags_gin'::regclass")).resolves.toEqual([true]);
    });

    test('a unique index over rows that are not unique fails and says so; without them it is built', async () => {
      const unique = bootstrap.program({ ...SHOP, entities: [{ ...ORDER, unique: [['customerId', 'note']] }] }, ['Order']);
      await bootstrap.asOwner('doubles', FULL_TABLE, "INSERT INTO \"order\" (order_id, customer_id, note) VALUES ('1', 'c', 'n'), ('2', 'c', 'n')");
      await unique.onEvent(bootstrap.request('Create', 'doubles'));
      const secret = await unique.isComplete(bootstrap.request('Create', 'doubles')).then(() => new Error('none'), (reason: Error) => reason);
      expect(secret.message).toContain('could not create unique index "order_customer_id_note_key"');
      await bootstrap.asOwner('doubles', "DELETE FROM \"order\" WHERE order_id = '2'");
      await expect(bootstrap.apply(unique, 'doubles', 'Update')).resolves.toMatchObject({ Report: 'all 1 tables and 4 indexes are as drafted' });
    });

    test('names what else a failed build has left, and drops nothing', async () => {
      await bootstrap.apply(created(), 'leftover');
      await bootstrap.asOwner('leftover', 'CREATE INDEX order_tags_gin_ccnew ON "order" USING gin (tags)');
      await bootstrap.administer('leftover', "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'order_tags_gin_ccnew'::regclass");
      const { Report } = await bootstrap.apply(created(), 'leftover', 'Update');
      expect(Report).toBe('index order_tags_gin_ccnew was left invalid by a failed build: it costs writes and answers nothing');
    });
  });

  describe('beside others', () => {
    test('two runs at once do the work once', async () => {
      const runs = await Promise.all([bootstrap.apply(created(), 'twice').catch((error: Error) => error.message), bootstrap.apply(created(), 'twice').catch((error: Error) => error.message)]);
      // Whoever comes second to the indexes is told to ask again.
      expect(runs.filter((run) => typeof run === 'string' && run !== 'not complete: {"IsComplete":false}')).toEqual([]);
      await expect(bootstrap.apply(created(), 'twice', 'Update')).resolves.toMatchObject({ Report: 'all 1 tables and 3 indexes are as drafted' });
    });

    test('waits shortly for a lock, lets others through, and tries again', async () => {
      await bootstrap.asOwner('busy', 'CREATE TABLE "order" (order_id text PRIMARY KEY)');
      const reader = await bootstrap.login(bootstrap.arns.owner, 'busy');
      await reader.query('BEGIN; SELECT FROM "order"');
      const run = bootstrap.apply(created(), 'busy');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // Behind the waiting ALTER TABLE, this one waits no longer than the lock timeout.
      const other = await bootstrap.login(bootstrap.arns.owner, 'busy');
      await other.query("SET statement_timeout = '4s'");
      await other.query('SELECT FROM "order"');
      await reader.query('COMMIT');
      await expect(run).resolves.toMatchObject({ Report: 'all 1 tables and 3 indexes are as drafted' });
      await reader.end();
      await other.end();
    });

    test('a build that outlasts its call goes on, and a later call finds it done', async () => {
      await bootstrap.asOwner('slow', FULL_TABLE);
      const program = created();
      const blocker = await bootstrap.login(bootstrap.arns.owner, 'slow');
      const { Data } = await program.onEvent(bootstrap.request('Create', 'slow'));
      await blocker.query("BEGIN; INSERT INTO \"order\" VALUES ('held')");
      const soon = { getRemainingTimeInMillis: () => 31_000 };
      await expect(program.isComplete(bootstrap.request('Create', 'slow', { Data }), soon)).resolves.toEqual({ IsComplete: false });
      await expect(program.isComplete(bootstrap.request('Create', 'slow', { Data }), soon)).resolves.toEqual({ IsComplete: false });
      // After fifty minutes the deployment goes on without it.
      const late = { Data: { ...Data, StartedAt: new Date(Date.now() - 51 * 60_000).toISOString() } };
      const { Data: { Report } } = await program.isComplete(bootstrap.request('Create', 'slow', late), soon);
      expect(Report).toContain('table order lacks index');
      await blocker.query('COMMIT');
      await blocker.end();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await expect(program.isComplete(bootstrap.request('Create', 'slow', { Data }))).resolves.toEqual({ IsComplete: true, Data: { Report: 'all 1 tables and 3 indexes are as drafted' } });
    });
  });

  async function failsUnchanged(database: string, message: string): Promise<void> {
    const before = await bootstrap.fingerprint(database);
    const error: Error = await created().onEvent(bootstrap.request('Create', database)).then(() => new Error('none'), (reason: Error) => reason);
    expect(error.message).toContain('the schema cannot be applied, and nothing was changed: ');
    expect(error.message).toContain(message);
    await expect(bootstrap.fingerprint(database)).resolves.toEqual(before);
  }
});
