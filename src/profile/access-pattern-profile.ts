/** The type of an attribute, fixed once for both engines. */
export enum AttributeType {
  /** DynamoDB `S`, Postgres `text`. */
  STRING = 'string',
  /** DynamoDB `N`, Postgres `numeric`. */
  NUMBER = 'number',
  /** DynamoDB `N` in epoch milliseconds (epoch seconds for the expiry attribute), Postgres `timestamptz`. */
  TIMESTAMP = 'timestamp',
  /** DynamoDB `BOOL`, Postgres `boolean`. Cannot be part of a key. */
  BOOLEAN = 'boolean',
  /** DynamoDB `B`, Postgres `bytea`. */
  BINARY = 'binary',
  /** DynamoDB map or list, Postgres `jsonb`. Cannot be part of a key. */
  JSON = 'json',
}

/** What an access pattern does. */
export enum Operation {
  /** Read one item. */
  GET = 'get',
  /** Read items in order; without `by`, every item of the entity. */
  LIST = 'list',
  /** Create or replace an item. */
  PUT = 'put',
  /** Change part of an item. */
  UPDATE = 'update',
  /** Remove an item. */
  DELETE = 'delete',
  /** Write several items, all or none. */
  TRANSACTION = 'transaction',
  /** Find items by the words in an attribute (full text). */
  SEARCH = 'search',
  /** Count, sum or group items. */
  AGGREGATE = 'aggregate',
  /** Queries that are not known beforehand. */
  AD_HOC = 'ad-hoc',
}

/** Whether a read must see every write that was acknowledged before it. */
export enum Consistency {
  /** A read may lag behind the latest write. */
  EVENTUAL = 'eventual',
  /** A read sees every write acknowledged before it. */
  STRONG = 'strong',
}

/** How demand moves over time. */
export enum Traffic {
  /** Near its average all day. */
  STEADY = 'steady',
  /** A predictable rise and fall every day. */
  DAILY_CYCLE = 'daily-cycle',
  /** Bursts and idle stretches nobody can foresee. */
  UNPREDICTABLE = 'unpredictable',
}

/** What kind of compute connects to the store. */
export enum ClientKind {
  /** Containers that live for minutes or longer. */
  CONTAINERS = 'containers',
  /** Functions such as AWS Lambda, that come and go with each request. */
  FUNCTIONS = 'functions',
  /** Virtual or physical machines. */
  SERVERS = 'servers',
}

/** In which Regions data is read and written. */
export enum Topology {
  /** One Region. */
  SINGLE = 'single',
  /** Written in the home Region, readable and ready to take over elsewhere. */
  ACTIVE_PASSIVE = 'active-passive',
  /** Written in every Region. */
  ACTIVE_ACTIVE = 'active-active',
}

/** Where a change feed is to be delivered. */
export enum FeedTarget {
  /** An AWS Lambda function. */
  LAMBDA = 'lambda',
  /** An Amazon Kinesis data stream. */
  KINESIS = 'kinesis',
  /** An Amazon EventBridge event bus. */
  EVENTBRIDGE = 'eventbridge',
  /** Whatever suits the store best. */
  ANY = 'any',
}

/** Whether the access patterns are known and settled. */
export enum Evolution {
  /** The declared patterns are the ones that will be needed. */
  STABLE = 'stable',
  /** New patterns are expected. */
  EVOLVING = 'evolving',
}

/** How much failure the store must ride out. */
export enum AvailabilityTier {
  /** May be down; kept cheap. */
  DEVELOPMENT = 'development',
  /** Survives the loss of an Availability Zone. */
  STANDARD = 'standard',
  /** Survives the loss of an Availability Zone within about a minute. */
  HIGH = 'high',
}

/** The engine that holds this data today. */
export enum ExistingEngine {
  /** Amazon DynamoDB. */
  DYNAMODB = 'dynamodb',
  /** PostgreSQL, wherever it runs. */
  POSTGRES = 'postgres',
  /** Anything else. */
  OTHER = 'other',
}

/** Where the application runs. */
export enum Platform {
  /** On AWS. */
  AWS = 'aws',
  /** On AWS and elsewhere; counts as AWS, with a caution. */
  MIXED = 'mixed',
  /** Not on AWS. */
  ELSEWHERE = 'elsewhere',
}

/** Features of PostgreSQL that an application can insist on; each one rules DynamoDB out. */
export enum PostgresFeature {
  /** Referential integrity kept by the database. */
  FOREIGN_KEYS = 'foreign-keys',
  /** CHECK and exclusion constraints. */
  CONSTRAINTS = 'constraints',
  /** Triggers. */
  TRIGGERS = 'triggers',
  /** Functions and procedures that run in the database. */
  STORED_PROCEDURES = 'stored-procedures',
  /** Views. */
  VIEWS = 'views',
  /** Materialized views. */
  MATERIALIZED_VIEWS = 'materialized-views',
  /** Policies that filter rows by who asks. */
  ROW_LEVEL_SECURITY = 'row-level-security',
  /** LISTEN and NOTIFY. */
  LISTEN_NOTIFY = 'listen-notify',
  /** Window functions. */
  WINDOW_FUNCTIONS = 'window-functions',
  /** Recursive queries over graphs and trees. */
  RECURSIVE_QUERIES = 'recursive-queries',
  /** Gap-tolerant number sequences. */
  SEQUENCES = 'sequences',
  /** The PostGIS extension: geography and geometry. */
  POSTGIS = 'postgis',
  /** The pgvector extension: nearest neighbours of embeddings. */
  PGVECTOR = 'pgvector',
  /** The pg_trgm extension: substring and fuzzy search. */
  PG_TRGM = 'pg_trgm',
  /** The citext extension: case-insensitive text. */
  CITEXT = 'citext',
  /** The hstore extension: sets of keys and values. */
  HSTORE = 'hstore',
  /** The ltree extension: labels of trees. */
  LTREE = 'ltree',
}

/** When items of an entity stop being of use. */
export interface Expiry {
  /** The attribute (a timestamp) that holds the moment of expiry. */
  readonly attribute: string;
  /**
   * The usual lifetime of an item, in seconds.
   * @default - unknown: the rate of expiry deletes is unknown
   */
  readonly afterSeconds?: number;
}

/** A kind of item, as both engines will store it. */
export interface Entity {
  /** The entity's name, unique in the profile. */
  readonly name: string;
  /** The attributes that identify an item: the first is the partition, the others sort within it. */
  readonly key: string[];
  /** Every attribute that a key, pattern, filter or expiry names, with its type. */
  readonly attributes: { [name: string]: AttributeType };
  /**
   * How many items are live at once.
   * @default - unknown
   */
  readonly itemCount?: number;
  /**
   * The average size of an item, in bytes.
   * @default - unknown
   */
  readonly averageItemBytes?: number;
  /**
   * The largest size of an item, in bytes.
   * @default - the average, where that is known
   */
  readonly maxItemBytes?: number;
  /**
   * Whether large values may live in Amazon S3, with a pointer in the item.
   * @default false
   */
  readonly largeValuesElsewhere?: boolean;
  /**
   * Whether items are written once and never changed.
   * @default false
   */
  readonly appendOnly?: boolean;
  /**
   * Groups of attributes whose values, together, must be unique among all items.
   * @default - only the key is unique
   */
  readonly unique?: string[][];
  /**
   * The share of this entity's requests that goes to its busiest partition key, 0 to 1.
   * @default - unknown
   */
  readonly hottestKeyShare?: number;
  /**
   * DynamoDB: the name of a table that this entity shares with others of the same partition attribute, so that one request reads
   * what they hold under one partition. A table's key never changes: naming, renaming or leaving out a collection means another table,
   * and items that are stored already must be moved to it.
   * @default - a table of its own
   */
  readonly collection?: string;
  /**
   * When items expire.
   * @default - never
   */
  readonly expiry?: Expiry;
}

/** One way in which the application reads or writes its data. */
export interface AccessPattern {
  /** The pattern's name, unique in the profile. */
  readonly name: string;
  /** The entity it reads or writes. */
  readonly entity: string;
  /** What it does. */
  readonly operation: Operation;
  /**
   * Attributes compared for equality; for `search`, the attributes searched.
   * @default - the full key for get, put, update, delete and transaction; every item for the others
   */
  readonly by?: string[];
  /**
   * An attribute that is compared with a range, or that sorts the result.
   * @default - no range
   */
  readonly range?: string;
  /**
   * Whether the result is sorted by `range` from high to low.
   * @default false
   */
  readonly descending?: boolean;
  /**
   * Attributes that filter the result further, compared for equality.
   * @default - no filter
   */
  readonly filter?: string[];
  /**
   * Constant conditions: the value that an attribute always has in this pattern.
   * @default - no constant condition
   */
  readonly filterValues?: { [attribute: string]: any };
  /**
   * Attributes that the result needs.
   * @default - all
   */
  readonly returns?: string[];
  /**
   * Other entities whose data the result combines.
   * @default - none
   */
  readonly joins?: string[];
  /**
   * Other entities that a transaction writes.
   * @default - none
   */
  readonly alsoWrites?: string[];
  /**
   * Whether a write happens only if a condition on the stored item holds.
   * @default false
   */
  readonly conditional?: boolean;
  /**
   * How many items a request usually reads or writes; counts for load.
   * @default 1
   */
  readonly itemsPerRequest?: number;
  /**
   * How many items a request reads or writes at most; counts for limits.
   * @default - the usual number
   */
  readonly maxItemsPerRequest?: number;
  /**
   * Requests (not items) per second at the peak. Peaks of all patterns count as simultaneous.
   * @default - the average stands in; without one, unknown
   */
  readonly peakPerSecond?: number;
  /**
   * Requests (not items) per second on average.
   * @default - unknown
   */
  readonly averagePerSecond?: number;
  /**
   * Whether a read must see every earlier write.
   * @default Consistency.EVENTUAL
   */
  readonly consistency?: Consistency;
  /**
   * The latency that 99 of 100 requests must meet, in milliseconds.
   * @default - no bound
   */
  readonly p99Milliseconds?: number;
  /**
   * By how many seconds a replica, an index or a copy inside the chosen store may lag.
   * @default - unknown
   */
  readonly toleratesStaleSeconds?: number;
  /**
   * Whether another store may serve this pattern.
   * @default false
   */
  readonly servedElsewhere?: boolean;
}

/** What connects to the store. */
export interface Clients {
  /** The kind of compute. */
  readonly kind: ClientKind;
  /**
   * How many instances run at once, at most.
   * @default - unknown
   */
  readonly maxConcurrent?: number;
  /**
   * Whether they can be attached to a VPC.
   * @default true
   */
  readonly canJoinVpc?: boolean;
  /**
   * Whether they reach Postgres through a pool of their own.
   * @default false
   */
  readonly ownPool?: boolean;
}

/** The Regions that hold the data. */
export interface Regions {
  /** Where data is written. */
  readonly topology: Topology;
  /**
   * The other Regions, without the home Region.
   * @default - not named
   */
  readonly replicas?: string[];
  /**
   * How many other Regions; must agree with `replicas` where both are given.
   * @default - the number of `replicas`
   */
  readonly replicaCount?: number;
  /**
   * Whether a read in any Region must see every earlier write in all of them.
   * @default Consistency.EVENTUAL
   */
  readonly consistency?: Consistency;
}

/** A consumer of changes. */
export interface ChangeFeed {
  /** The feed's name, unique in the profile. */
  readonly name: string;
  /** Where changes are delivered. */
  readonly target: FeedTarget;
  /**
   * The entity whose changes are wanted.
   * @default - all entities
   */
  readonly entity?: string;
  /**
   * The share of the changes that this consumer needs, 0 to 1.
   * @default 1
   */
  readonly share?: number;
}

/** How much failure the store must ride out. */
export interface Availability {
  /** The tier. */
  readonly tier: AvailabilityTier;
  /**
   * How many seconds of acknowledged writes may be lost in a disaster.
   * @default - no bound
   */
  readonly maxDataLossSeconds?: number;
  /**
   * How many seconds the store may be down after a failure.
   * @default - no bound
   */
  readonly maxDowntimeSeconds?: number;
}

/** The store that holds this data today. */
export interface ExistingStore {
  /** Its engine. */
  readonly engine: ExistingEngine;
  /**
   * How many bytes it holds.
   * @default - unknown
   */
  readonly bytes?: number;
  /**
   * How many major entity types it holds.
   * @default - the number of entities in the profile
   */
  readonly entityTypes?: number;
}

/** How an application will access its data: the whole input of the decision. */
export interface AccessPatternProfile {
  /**
   * What the store is for, in a sentence.
   * @default - none
   */
  readonly description?: string;
  /** The kinds of items stored; at least one. */
  readonly entities: Entity[];
  /** The ways in which they are read and written; at least one. */
  readonly accessPatterns: AccessPattern[];
  /**
   * How demand moves over time.
   * @default - unknown
   */
  readonly traffic?: Traffic;
  /**
   * What connects to the store.
   * @default - unknown
   */
  readonly clients?: Clients;
  /**
   * The Regions that hold the data.
   * @default - one Region
   */
  readonly regions?: Regions;
  /**
   * Consumers of changes.
   * @default - none
   */
  readonly changeFeeds?: ChangeFeed[];
  /**
   * Whether the access patterns are known and settled.
   * @default - unknown
   */
  readonly evolution?: Evolution;
  /**
   * How much failure the store must ride out.
   * @default - the standard tier, without bounds
   */
  readonly availability?: Availability;
  /**
   * The store that holds this data today.
   * @default - none
   */
  readonly existingStore?: ExistingStore;
  /**
   * Whether no second store may be added; overrides `servedElsewhere`.
   * @default false
   */
  readonly singleStore?: boolean;
  /**
   * Where the application runs.
   * @default Platform.AWS
   */
  readonly platform?: Platform;
  /**
   * Features of PostgreSQL that the application insists on.
   * @default - none
   */
  readonly requires?: PostgresFeature[];
}
