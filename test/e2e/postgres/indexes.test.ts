import { resolve } from 'path';
import { Client } from 'pg';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { PostgresDraft } from '../../../src/designs/postgres/postgres-design';
import { AccessPatternProfiles } from '../../../src/profile/load';
import { toWorkload, Workload } from '../../../src/profile/workload';
import { applyDraft, withDatabase } from './apply';
import { explain } from './explain';
import { loadRows } from './load-rows';
import { PROFILES } from './profiles';
import { PostgresServer, PostgresVersion, startPostgres } from './server';

const ROWS = 20_000;
/** Block ranges of a BRIN index pay only on a table of many pages. */
const BRIN_ROWS = 60_000;
/** Every row is read: from the table, or from an index that happens to hold all that is wanted. */
const WHOLE = ['Seq Scan', 'Index Only Scan'];
const EXAMPLES = ['saas-orders', 'internal-tool', 'sessions', 'telemetry', 'global-preferences'];

const examples = EXAMPLES.map((name) =>
  [`example ${name}`, AccessPatternProfiles.fromFile(resolve(__dirname, '../../../examples', name, 'profile.yaml'))] as const);
const profiles = [...examples, ...Object.entries(PROFILES)];

describe.each<PostgresVersion>(['15', '18'])('on PostgreSQL %s', (version) => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres({ version, settings: { max_wal_size: '4GB' } });
  });

  afterAll(async () => server.stop());

  test.each(profiles)('%s: every pattern uses the index that covers it', async (name, profile) => {
    const workload = toWorkload(profile);
    const draft = draftPostgres(workload);
    await withDatabase(server.connect, name.replaceAll(' ', '-'), async (client) => {
      await applyDraft(client, draft);
      const before = await relations(client);
      await applyDraft(client, draft);
      expect(await relations(client)).toEqual(before);
      expect(before).toEqual(drafted(draft));
      await loadRows(client, workload, draft, rowsFor(draft));
      expect(await plannedOtherwise(client, workload, draft)).toEqual([]);
    });
  });
});

test('substrings are found by the trigrams beside the words', async () => {
  const server = await startPostgres({ version: '15' });
  const workload = toWorkload(PROFILES.substrings);
  await withDatabase(server.connect, 'trigrams', async (client) => {
    await applyDraft(client, draftPostgres(workload));
    await loadRows(client, workload, draftPostgres(workload), ROWS);
    const { rows } = await client.query("EXPLAIN (FORMAT JSON) SELECT sku FROM product WHERE title ILIKE '%ord1234%'");
    expect(JSON.stringify(rows)).toContain('product_title_trgm');
  });
  await server.stop();
});

function rowsFor(draft: PostgresDraft): number {
  return draft.tables.some((table) => table.indexes.some(({ kind }) => kind === 'brin')) ? BRIN_ROWS : ROWS;
}

/** Tables and indexes as the server has them. */
async function relations(client: Client): Promise<string[]> {
  const { rows } = await client.query(`SELECT relname, pg_relation_filenode(oid) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i', 'p', 'I') AND NOT relispartition ORDER BY relname COLLATE "C"`);
  return rows.map(({ relname }) => relname);
}

function drafted(draft: PostgresDraft): string[] {
  const tables = [...draft.tables, ...(draft.outbox ? [draft.outbox.table] : [])];
  const named = tables.flatMap((table) => [table.name, ...table.indexes.map(({ name }) => name)]);
  const keys = tables.map(({ sql }) => /CONSTRAINT "?([a-z0-9_]+)"? PRIMARY KEY/.exec(sql)![1]);
  return [...named, ...keys].sort();
}

/** The patterns whose plan is not the one that the coverage says. */
async function plannedOtherwise(client: Client, workload: Workload, draft: PostgresDraft): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const line of draft.coverage) {
    if (line.exampleSql === undefined) continue;
    const access = workload.accesses.find(({ name }) => name === line.pattern)!;
    const table = draft.tables.find(({ entity }) => entity === access.entity.name)!;
    const statements = line.exampleSql.split(';\n').filter((sql) => sql !== 'BEGIN' && sql !== 'COMMIT');
    const { indexes, nodes } = await explain(client, statements[0], access, table);
    const allowed = [line.index, ...(line.equivalents ?? [])];
    const right = line.index === undefined ? nodes.some((node) => WHOLE.includes(node)) : indexes.some((index) => allowed.includes(index));
    // What an index carries must spare the table: only the index is read.
    const carried = access.pattern.returns !== undefined && table.indexes.find(({ name }) => name === line.index)?.sql.includes(' INCLUDE ');
    const spared = !carried || nodes.includes('Index Only Scan');
    if (!right || !spared) wrong.push({ pattern: line.pattern, expected: line.index, indexes, nodes });
    for (const [i, sql] of statements.slice(1).entries()) await client.query(`PREPARE other_${i} AS ${sql}`);
    await client.query('DEALLOCATE ALL');
  }
  return wrong;
}
