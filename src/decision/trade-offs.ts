import { Engine } from '../profile/engine';

/** What an engine brings and costs whatever the profile says; every line cites the statements it says out loud. */
export interface TradeOff {
  /** Ids of the guidance. */
  readonly refs: readonly string[];
  readonly dimension: string;
  readonly postgres: string;
  readonly dynamodb: string;
}

export const TRADE_OFFS: readonly TradeOff[] = [
  {
    refs: ['T1', 'O4', 'P1', 'P4'],
    dimension: 'query flexibility',
    postgres: 'any SQL: many query patterns side by side, by indexes and joins, ad-hoc ones included',
    dynamodb: 'the primary key and its GSIs; anything else is a Scan that reads and bills every item',
  },
  {
    refs: ['T2', 'P2'],
    dimension: 'joins',
    postgres: 'one query, native and cheap',
    dynamodb: 'data is stored redundantly, or fetched in several round trips',
  },
  {
    refs: ['T3', 'P3'],
    dimension: 'transactions',
    postgres: 'full ACID, cheap, the default',
    dynamodb: 'TransactWriteItems: at most 100 items and 4 MB, twice the capacity, more latency',
  },
  {
    refs: ['T4', 'O2'],
    dimension: 'read latency',
    postgres: 'low milliseconds on indexed queries',
    dynamodb: 'single-digit milliseconds on key reads, at any scale',
  },
  {
    refs: ['T5', 'T5b', 'D2b', 'D3b'],
    dimension: 'write throughput',
    postgres: 'one primary, scaled up; readers take reads only',
    dynamodb: 'spread over partitions without intervention or sharding; on-demand has no ceiling of its own, '
      + 'but a quota of 40,000 units/s per table stands until raised, and one key carries 1,000 writes/s',
  },
  {
    refs: ['T6', 'P5'],
    dimension: 'schema',
    postgres: 'defined; changed by ALTER TABLE through a migration tool',
    dynamodb: 'schemaless; a changed model means dual writes and backfills in application code',
  },
  {
    refs: ['T7', 'P1b', 'O3'],
    dimension: 'new access patterns',
    postgres: 'add an index, or alter the table',
    dynamodb: 'every second look-up is a GSI, best modelled when the table is made (one more can be added later, one at a time); '
      + 'the partition key never changes',
  },
  {
    refs: ['T8'],
    dimension: 'expiry',
    postgres: 'a pg_cron job over a partial index, as late as its schedule',
    dynamodb: 'a TTL attribute, free of write units, as late as a few days: filter expired items on read',
  },
  {
    refs: ['T9', 'D5b'],
    dimension: 'cost model',
    postgres: 'instances and storage, whether used or not',
    dynamodb: 'request units and storage; on-demand idles at the price of storage',
  },
  {
    refs: ['T10', 'R5'],
    dimension: 'several Regions',
    postgres: 'Aurora Global Database: one Region writes, the others read',
    dynamodb: 'global tables: every Region writes, the last writer wins',
  },
  {
    refs: ['T11'],
    dimension: 'full-text search',
    postgres: 'tsvector with a GIN index',
    dynamodb: 'none; OpenSearch beside it',
  },
  {
    refs: ['T12', 'P6', 'P6b', 'R1b'],
    dimension: 'operations',
    postgres: 'managed and simple at small and medium scale; the work is schema design, and people who know it are easy to hire',
    dynamodb: 'managed, nothing to operate; the work is access-pattern design, an overhead of its own',
  },
  {
    refs: ['D6'],
    dimension: 'change feeds',
    postgres: 'logical replication slots or an outbox table',
    dynamodb: 'Streams feed Lambda natively, Kinesis by its own stream, EventBridge through Pipes',
  },
];

/** The engine's side of every trade-off, as lines that name the statements of the guidance. */
export function tradeOffsOf(engine: Engine): string[] {
  return TRADE_OFFS.map(({ dimension, refs, postgres, dynamodb }) =>
    `${dimension}: ${engine === Engine.POSTGRES ? postgres : dynamodb} (${refs.join(', ')})`);
}
