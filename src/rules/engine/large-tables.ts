import { Engine } from '../../profile/engine';
import { bytes, count } from '../../profile/format';
import { LARGE_TABLE_BYTES, LARGE_TABLE_ROWS, MAX_TABLE_BYTES } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/large-tables',
  question: 'engine',
  title: 'A Postgres table of this size wants partitions',
  sources: [{ ref: PAGES.postgresLimits, claim: 'a table without partitions ends at 32 TB' }],
  judge: ({ workload, postgres }) => rulingsOn(workload.profile.entities, ({ name, itemCount = 0, averageItemBytes = 0 }) => {
    const size = itemCount * averageItemBytes;
    if (itemCount < LARGE_TABLE_ROWS && size < LARGE_TABLE_BYTES) return undefined;
    const table = postgres.tables.find(({ entity }) => entity === name);
    const measured = () => size === 0 ? `${count(itemCount)} rows` : `${count(itemCount)} rows, ${bytes(size)}`;
    const limit = () => size > MAX_TABLE_BYTES ? `; a table in one piece ends at ${bytes(MAX_TABLE_BYTES)}` : '';
    return cautions(
      Engine.POSTGRES,
      () => `${name} has ${measured()}; from ${count(LARGE_TABLE_ROWS)} rows or ${bytes(LARGE_TABLE_BYTES)} (house numbers) VACUUM and index builds on one table take hours: `
        + (table?.partitioning
          ? `it is drafted with a partition for each ${table.partitioning.interval} of ${table.partitioning.attribute}`
          : `it is drafted in one piece, ${table?.unpartitioned ?? 'because nothing says that its rows only arrive (appendOnly)'}${limit()}`),
      table?.partitioning
        ? `compare ${table.partitioning.attribute} in every statement: one that does not looks into each partition`
        : 'divide it by time or by hash of the key before the table has grown',
    );
  }),
};
