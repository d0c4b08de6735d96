/**
 * What one partition, and so one key, carries per second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html
 */
export const PARTITION_WRITE_UNITS = 1_000;
export const PARTITION_READ_UNITS = 3_000;

/**
 * Units per second of a table or an index until the quota is raised.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const TABLE_UNITS_QUOTA = 40_000;

/**
 * What a new on-demand table or index carries from its first second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export const NEW_TABLE_WRITE_UNITS = 4_000;
export const NEW_TABLE_READ_UNITS = 12_000;

/**
 * At most 400 KB in an item, attribute names included.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const MAX_ITEM_BYTES = 400 * 2 ** 10;

/**
 * At most 100 actions and 4 MB in TransactWriteItems.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const MAX_TRANSACTION_ITEMS = 100;
export const MAX_TRANSACTION_BYTES = 4 * 2 ** 20;

/**
 * At most 1 MB in one page of a Query or Scan.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export const MAX_PAGE_BYTES = 2 ** 20;

/**
 * Readers of one shard of DynamoDB Streams at the same time; one is advised where a global table replicates by it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
export const STREAM_READERS = 2;
export const STREAM_READERS_WITH_REPLICAS = 1;

/**
 * Units per second that an account may provision in a Region until the quota is raised; capacity on demand does not count.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const ACCOUNT_UNITS_QUOTA = 80_000;

/**
 * At most 25 puts or deletes in BatchWriteItem, without conditions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export const MAX_BATCH_WRITES = 25;

/**
 * At most 100 keys and 16 MB in BatchGetItem.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export const MAX_BATCH_GETS = 100;
export const MAX_BATCH_BYTES = 16 * 2 ** 20;
