/** Version of the access map's shape; a change that breaks a reader raises the first number. */
export const ACCESS_MAP_VERSION = '1.0';

/**
 * The exact DynamoDB requests that serve each access pattern, as plain data: what application code, or the schema of a library
 * such as ElectroDB, is generated from.
 */
export interface AccessMap {
  /** Version of this shape. */
  readonly schemaVersion: string;
  /** How items of each entity are stored. */
  readonly tables: AccessMapTable[];
  /** How each access pattern is served, in the order of the profile. */
  readonly patterns: AccessMapPattern[];
}

/** How items of an entity are stored. */
export interface AccessMapTable {
  /** The entity; `DATA_STORE_TABLES` names the table by it. */
  readonly entity: string;
  /**
   * The collection whose table holds items of other entities too.
   * @default - a table of its own
   */
  readonly collection?: string;
  /** The DynamoDB type of each declared attribute: `S`, `N`, `B`, `BOOL`, or `M` for json (a map or a list). */
  readonly attributes: { [attribute: string]: string };
  /** The attributes of the table key, partition first, and what fills each from an item. */
  readonly key: { [attribute: string]: AccessMapValue };
  /** Attributes to write with every item besides its own, and what fills each from the item. */
  readonly derived: { [attribute: string]: AccessMapValue };
  /**
   * The attribute that holds the moment of expiry in epoch seconds. Expired items stay readable for days: reads by Query filter
   * them out, and an item that GetItem returns counts as missing once this attribute is not later than now.
   * @default - items do not expire
   */
  readonly expiryAttribute?: string;
}

/** How one access pattern is served. */
export interface AccessMapPattern {
  /** The pattern. */
  readonly name: string;
  /** The entity that it reads or writes. */
  readonly entity: string;
  /** What it does, as in the profile. */
  readonly operation: string;
  /**
   * The table or index that serves it.
   * @default - DynamoDB does not serve it, and there are no requests
   */
  readonly servedBy?: string;
  /** How it is served, or why it cannot be. */
  readonly why: string;
  /** The requests to send, in order. */
  readonly requests: AccessMapRequest[];
  /**
   * Read units that a usual call consumes, all requests and indexes together.
   * @default - unknown: the size of the items is not declared
   */
  readonly readUnits?: number;
  /**
   * Write units that a usual call consumes, all requests and indexes together.
   * @default - unknown: the size of the items is not declared
   */
  readonly writeUnits?: number;
}

/** One request. */
export interface AccessMapRequest {
  /** The operation of the DynamoDB API: GetItem, Query, PutItem, UpdateItem, DeleteItem or TransactWriteItems. */
  readonly operation: string;
  /** The entity, by which `DATA_STORE_TABLES` names the table. */
  readonly entity: string;
  /**
   * Whether it is sent once for each item that the request before it found, with that item's table key.
   * @default false
   */
  readonly forEachFound?: boolean;
  /** The constant part of the request, by the names of the API: everything but the table's name, keys, items and values. */
  readonly parameters: { [name: string]: any };
  /** What fills each placeholder of the expressions (ExpressionAttributeValues). */
  readonly values: { [placeholder: string]: AccessMapValue };
  /**
   * For a pattern with a range: what takes the place of `parameters` and `values` when it is called with bounds, by `between`, `atLeast` and
   * `atMost`; bounds are included.
   * @default - the pattern has no range
   */
  readonly bounds?: { [name: string]: AccessMapExpressions };
  /**
   * GetItem, UpdateItem, DeleteItem: what fills the key of the item.
   * @default - the request takes no key
   */
  readonly key?: { [attribute: string]: AccessMapValue };
  /**
   * PutItem: what to write with the item besides its own attributes.
   * @default - the request puts no item
   */
  readonly derived?: { [attribute: string]: AccessMapValue };
  /**
   * UpdateItem: attributes that it must not change, because they are the key. The UpdateExpression is the application's.
   * @default - the request updates no item
   */
  readonly immutable?: string[];
  /**
   * TransactWriteItems: what may stand in it.
   * @default - the request is no transaction
   */
  readonly transaction?: AccessMapTransaction;
  /**
   * Query: how its pages go on.
   * @default - the request has no pages
   */
  readonly pages?: AccessMapPages;
}

/** The expressions of a request and what fills them. */
export interface AccessMapExpressions {
  /** The constant part, by the names of the API. */
  readonly parameters: { [name: string]: any };
  /** What fills each placeholder of the expressions. */
  readonly values: { [placeholder: string]: AccessMapValue };
}

/** What fills a value. */
export interface AccessMapValue {
  /**
   * Where it comes from: `attribute` (an argument, or an attribute of the item), `constant`, `from` and `to` (the bounds of the range),
   * `now` (the clock, in epoch seconds), `glue` (several values in one).
   */
  readonly source: string;
  /** Its DynamoDB type: `S`, `N`, `B`, `BOOL` or `M` (json: a map or a list). */
  readonly type: string;
  /**
   * The attribute, for the sources `attribute`, `from` and `to`.
   * @default - from no attribute
   */
  readonly attribute?: string;
  /**
   * The value, for the source `constant`.
   * @default - no constant
   */
  readonly constant?: any;
  /**
   * What the number counts: `epoch-milliseconds` or `epoch-seconds`.
   * @default - no moment
   */
  readonly unit?: string;
  /**
   * For the source `glue`: the values that are joined by `#`, in order.
   * @default - not glued
   */
  readonly parts?: AccessMapValue[];
  /**
   * For the source `glue`: what comes behind the last part, without another `#`.
   * @default - nothing
   */
  readonly suffix?: string;
  /**
   * How a part of a glued value is written as text: `text`, `digits` (a whole number from 0 up, zeros on the left, 16 digits) or
   * `hex` (lower case).
   * @default - no part of a glued value
   */
  readonly encoding?: string;
}

/** What may stand in a transaction. */
export interface AccessMapTransaction {
  /** The entities whose items it writes: put, update, delete or check each by its table key (see `tables`). */
  readonly entities: string[];
  /** The most items that it may hold; DynamoDB takes 100 and 4 MB. */
  readonly maxItems: number;
  /**
   * What must hold for each stored item of the pattern's entity that is written.
   * @default - no condition
   */
  readonly condition?: AccessMapExpressions;
}

/** How the pages of a Query go on: LastEvaluatedKey of one is ExclusiveStartKey of the next, until there is none. */
export interface AccessMapPages {
  /** How many items a call usually reads. */
  readonly usualItems: number;
  /**
   * How many items are enough; the caller stops there.
   * @default - all
   */
  readonly stopAfterItems?: number;
  /**
   * How many pages of at most 1 MB the usual items take.
   * @default - unknown: the size of the items is not declared
   */
  readonly usualPages?: number;
}
