/** A point in time to restore. */
export interface PointInTimeOptions {
  /**
   * The identifier of the instance or cluster to restore, in the same account and Region. It may be one that runs: it is not touched.
   * Of a deleted RDS instance, the ARN of its retained automated backups.
   */
  readonly source: string;

  /**
   * The moment, in UTC, such as `2026-11-22T09:00:00Z`.
   * @default - the latest that can be restored
   */
  readonly at?: string;

  /**
   * The master user of the source, whose name cannot be changed.
   * @default store_owner
   */
  readonly masterUsername?: string;
}

/** A snapshot to restore. */
export interface SnapshotOptions {
  /**
   * The master user of the snapshot, whose name cannot be changed.
   * @default store_owner
   */
  readonly masterUsername?: string;
}

/**
 * What a new database is restored from.
 *
 * Set it when the store is made, and leave it as it is from then on. CloudFormation replaces the database when it is added, changed or removed
 * later: with a restored one, or with an empty one. The former database is not deleted, but nothing points to it any more; with
 * `RemovalPolicy.DESTROY` a snapshot of it is left.
 */
export class RestoreSource {
  /**
   * A snapshot. On Aurora it may be one of an RDS instance, by its ARN.
   *
   * An RDS instance takes over the encryption and the key of its snapshot: copy a snapshot with your key first, if it has another or none.
   * @param identifier its name or ARN; of a shared one the ARN
   * @param options what is known of it
   */
  public static snapshot(identifier: string, options: SnapshotOptions = {}): RestoreSource {
    return new RestoreSource(identifier, undefined, options.masterUsername);
  }

  /**
   * A moment that the automated backups reach.
   * @param options which moment of which database
   */
  public static pointInTime(options: PointInTimeOptions): RestoreSource {
    return new RestoreSource(undefined, options, options.masterUsername);
  }

  private constructor(
    /** The snapshot; undefined when it is a point in time. */
    public readonly snapshotIdentifier?: string,
    /** The point in time; undefined when it is a snapshot. */
    public readonly moment?: PointInTimeOptions,
    /** The master user of what is restored; undefined for that of a store. */
    public readonly masterUsername?: string,
  ) {}
}
