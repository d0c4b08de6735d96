import { Estimate } from '../cost/cost-lines';
import { Coverage } from '../coverage';
import { Options } from '../options';

/** An attribute of a key, with its DynamoDB type. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
  /** For a glued sort key: the attributes whose values are joined by `#`, in order. */
  readonly glues?: readonly string[];
  /** For the sort key of a collection's table: the entity's name, which stands before the glued values. */
  readonly prefix?: string;
}

/** What an index carries besides the keys. */
export interface Projection {
  readonly type: 'KEYS_ONLY' | 'INCLUDE' | 'ALL';
  /** For INCLUDE: the attributes carried; else empty. */
  readonly attributes: readonly string[];
}

/** A global secondary index. */
export interface DynamoDbIndex {
  readonly name: string;
  /** One to four attributes, all compared for equality. */
  readonly partitionKeys: readonly KeyAttribute[];
  /** None to four attributes, used from left to right. */
  readonly sortKeys: readonly KeyAttribute[];
  readonly projection: Projection;
  /** The patterns it serves. */
  readonly patterns: readonly string[];
}

/** The table of an entity, or the entity's part of the table of its collection. */
export interface DynamoDbTable {
  readonly entity: string;
  /** The collection: entities that name the same one share one table. Undefined: a table of its own. */
  readonly collection?: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly indexes: readonly DynamoDbIndex[];
  /** The attribute that holds the moment of expiry in epoch seconds. */
  readonly timeToLiveAttribute?: string;
}

/** The request that serves a pattern. */
export interface DynamoDbRequest {
  readonly operation: 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'TransactWriteItems';
  readonly entity: string;
  /** Undefined: the table itself. */
  readonly index?: string;
  /** Key attributes compared for equality, partition first. */
  readonly equals: readonly string[];
  /** The key attribute compared with a range. */
  readonly range?: string;
  readonly scanIndexForward: boolean;
  /** Attributes filtered after the read (read and billed all the same). */
  readonly filter: readonly string[];
  readonly consistentRead: boolean;
  /** Entities a transaction writes, the first one included. */
  readonly writes: readonly string[];
  /**
   * For a write that does not name the whole table key: the Query that finds the keys first, a round trip of its own.
   * The write itself is then one by the table key. Undefined: the write needs no query.
   */
  readonly lookup?: DynamoDbRequest;
  /** For a Query that reads several entities of a collection under one partition. Undefined: it reads one entity. */
  readonly together?: CollectionRead;
}

/** What one Query of a collection reads. */
export interface CollectionRead {
  /** The entities that are wanted, by name. */
  readonly entities: readonly string[];
  /** Entities whose items stand between those, and are read and dropped by a filter. */
  readonly between: readonly string[];
  /** The attribute by which expired items are left out. Undefined: none of them expires. */
  readonly expiryAttribute?: string;
}

/** How DynamoDB serves one pattern. */
export interface DynamoDbCoverage extends Coverage {
  /** Undefined when it cannot be served. */
  readonly request?: DynamoDbRequest;
}

/** What DynamoDB would look like, before its settings are settled. */
export interface DynamoDbDraft {
  readonly tables: readonly DynamoDbTable[];
  readonly coverage: readonly DynamoDbCoverage[];
}

/** Throughput of a table or an index, in units per second. */
export interface Throughput {
  readonly readUnitsPerSecond: number;
  readonly writeUnitsPerSecond: number;
}

/** What one table (and each of its indexes) must carry. Undefined values are unknown demand. */
export interface TableDemand {
  readonly entity: string;
  /** Demand at the peak on the table itself. */
  readonly peak?: Throughput;
  /** Demand on average on the table itself. */
  readonly average?: Throughput;
  /** Demand at the peak by index name. */
  readonly indexPeaks: Readonly<Record<string, Throughput>>;
  /** Storage of table and indexes in bytes; undefined is unknown. */
  readonly bytes?: number;
}

/** Between which bounds auto scaling moves, in units per second. */
export interface ScalingRange {
  readonly min: number;
  readonly max: number;
  readonly targetPercent: number;
}

/** How the throughput of a table or an index is bought and bounded, in units per second; what is undefined is left to DynamoDB. */
export interface UnitsPlan {
  /** On demand: the cost guard. */
  readonly maxReadUnits?: number;
  readonly maxWriteUnits?: number;
  /** Provisioned: the bounds of auto scaling. */
  readonly reads?: ScalingRange;
  readonly writes?: ScalingRange;
  /** What it must carry from the first second, beyond what a new table does. */
  readonly warm?: Throughput;
  /** What to ask AWS for, where the peak is over the default quota. */
  readonly quotaReadUnits?: number;
  readonly quotaWriteUnits?: number;
}

/** The throughput of one table that is built. */
export interface ThroughputPlan {
  /** The entity or the collection. */
  readonly table: string;
  readonly own: UnitsPlan;
  /** By the name of the index. */
  readonly indexes: Readonly<Record<string, UnitsPlan>>;
}

/** A pattern on a key that is spread over shards. */
export interface ShardedPattern {
  readonly pattern: string;
  /** Requests that a call takes. */
  readonly requests: number;
  /** Read units of a call, all shards together; undefined for writes, which cost what they did, and where a size is unknown. */
  readonly readUnits?: number;
}

/** A key that takes more than one partition carries, and the sharding that would spread it: a remedy, no part of what is built. */
export interface HotKey {
  /** The entity or the collection. */
  readonly table: string;
  readonly partition: string;
  /** What the busiest key takes at the peak. */
  readonly readUnitsPerSecond: number;
  readonly writeUnitsPerSecond: number;
  readonly shards: number;
  /** The partition key with shards. */
  readonly keyExpression: string;
  readonly patterns: readonly ShardedPattern[];
}

/** A complete, priced DynamoDB design. */
export interface DynamoDbDesign extends DynamoDbDraft {
  readonly options: Options;
  readonly demand: readonly TableDemand[];
  readonly throughput: readonly ThroughputPlan[];
  readonly hotKeys: readonly HotKey[];
  readonly replicaRegions: readonly string[];
  readonly cost: Estimate;
}
