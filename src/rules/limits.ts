/** Limits of the services that rules hold a workload against, each with the page or measurement it comes from. */

export {
  ACCOUNT_UNITS_QUOTA, MAX_ITEM_BYTES, MAX_PAGE_BYTES, MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS, NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS,
  PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, STREAM_READERS, STREAM_READERS_WITH_REPLICAS, TABLE_UNITS_QUOTA,
} from '../designs/dynamodb/limits';
export { MAX_READERS } from '../designs/postgres/readers';

/** DynamoDB Service Quotas: 20 global secondary indexes per table (can be raised on request). */
export const MAX_INDEXES = 20;

/** DynamoDB global tables: multi-Region strong consistency spans exactly three Regions. */
export const STRONG_REGIONS = 3;

/** Aurora User Guide, limitations of the Data API: size of a response, and of a row in it. */
export const DATA_API_RESPONSE_BYTES = 2 ** 20;
export const DATA_API_ROW_BYTES = 65_536;
/** The same page: size of a request. */
export const DATA_API_REQUEST_BYTES = 4 * 2 ** 20;

/** Aurora User Guide, Global Database: secondary Regions. */
export const MAX_SECONDARY_REGIONS = 10;

/** House estimate for indexed reads of one reader: millions of queries/s over about 50 replicas (openai.com, January 2026), halved. */
export const READER_REQUESTS_PER_SECOND = 20_000;

/** House number: where a volume wants a larger primary and longer maintenance windows; RDS ends at 64 TiB. */
export const LARGE_BYTES = 10 * 2 ** 40;

/** House numbers: from here a table is partitioned, for the sake of VACUUM and index builds. */
export const LARGE_TABLE_BYTES = 2 ** 40;
export const LARGE_TABLE_ROWS = 1_000_000_000;

/** PostgreSQL limits: one field of a row. */
export const MAX_FIELD_BYTES = 2 ** 30;

/** PostgreSQL limits: one table, unpartitioned, with pages of 8 KiB. */
export const MAX_TABLE_BYTES = 32 * 2 ** 40;
