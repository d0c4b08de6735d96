/**
 * The numbers at which rules change their mind. Each has a default with a reason, and can be set by the user.
 * All bounds are inclusive: a workload that reaches a number is past it.
 */
export interface Thresholds {
  /**
   * Write transactions per second from which one Postgres primary no longer suffices.
   * @default 30000
   */
  readonly beyondWriteTransactionsPerSecond?: number;
  /**
   * Write transactions per second from which Postgres is refused.
   * @default 80000
   */
  readonly refusedWriteTransactionsPerSecond?: number;
  /**
   * Write transactions per second from which the report says that one primary is close to its ceiling.
   * @default 10000
   */
  readonly closeWriteTransactionsPerSecond?: number;
  /**
   * Rows written per second from which the report says that one primary is close to its ceiling.
   * @default 40000
   */
  readonly closeRowWritesPerSecond?: number;
  /**
   * Rows written per second from which one Postgres primary no longer suffices.
   * @default 120000
   */
  readonly beyondRowWritesPerSecond?: number;
  /**
   * Rows written per second from which Postgres is refused.
   * @default 300000
   */
  readonly refusedRowWritesPerSecond?: number;
  /**
   * Writes and strong reads per second from which the report says that one primary is close to its ceiling.
   * @default 50000
   */
  readonly closeStrongRequestsPerSecond?: number;
  /**
   * Writes and strong reads per second from which one Postgres primary no longer suffices.
   * @default 200000
   */
  readonly beyondStrongRequestsPerSecond?: number;
  /**
   * Writes and strong reads per second from which Postgres is refused.
   * @default 1000000
   */
  readonly refusedStrongRequestsPerSecond?: number;
  /**
   * Bytes stored from which one Postgres primary no longer suffices.
   * @default 211106232532992 (192 TiB)
   */
  readonly beyondBytes?: number;
  /**
   * Bytes stored from which Postgres is refused.
   * @default 281474976710656 (256 TiB)
   */
  readonly refusedBytes?: number;
  /**
   * Requests per second, reads included, from which the scale counts as the guidance's "millions".
   * @default 1000000
   */
  readonly beyondRequestsPerSecond?: number;
  /**
   * Share of requests by a single key, 0 to 1, from which the access pattern counts as key-value.
   * @default 0.9
   */
  readonly singleKeyShare?: number;
  /**
   * Share of requests, 0 to 1, below which a join counts as rare.
   * @default 0.1
   */
  readonly rareJoinShare?: number;
  /**
   * Live sessions from which session storage counts as massive.
   * @default 10000000
   */
  readonly sessionItems?: number;
  /**
   * Requests per second from which session storage counts as massive.
   * @default 10000
   */
  readonly sessionRequestsPerSecond?: number;
  /**
   * Writes per second from which telemetry has a high write rate.
   * @default 10000
   */
  readonly telemetryWritesPerSecond?: number;
}

/** Who set a threshold. */
export enum ThresholdSetter {
  /** The props of the store. */
  PROPS = 'props',
  /** The context of the app, `cdk-data-store:thresholds`. */
  CONTEXT = 'context',
  /** The command line of `explain`. */
  COMMAND_LINE = 'command line',
  /** Nobody: the default of the rules. */
  DEFAULT = 'default',
}

/** A threshold that a decision was held against. */
export interface ThresholdInForce {
  /** Its name, as in `Thresholds`. */
  readonly name: string;
  /** Its value. */
  readonly value: number;
  /** The unit of the value. */
  readonly unit: string;
  /** Who set it. */
  readonly setBy: ThresholdSetter;
  /** The value where nobody sets one. */
  readonly defaultValue: number;
  /** Why that is the default. */
  readonly reason: string;
  /** Where the reason comes from: a public page, an id of the guidance, or `house number`. */
  readonly source: string;
}
