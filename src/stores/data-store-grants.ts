import * as iam from 'aws-cdk-lib/aws-iam';

/**
 * Permissions on the data.
 *
 * On DynamoDB these are the exact actions, tables and indexes that the declared access patterns use, and never `Scan`.
 * On Postgres they are the right to read the secret of the read-only or of the read-write login; the network is opened
 * by `connections` or by the `connect` methods.
 */
export abstract class DataStoreGrants {
  /**
   * Lets the grantee run the patterns that read.
   * @param grantee who is granted
   */
  public abstract readData(grantee: iam.IGrantable): iam.Grant;

  /**
   * Lets the grantee run the patterns that write. On Postgres no login only writes: this is the login that reads and writes.
   * @param grantee who is granted
   */
  public abstract writeData(grantee: iam.IGrantable): iam.Grant;

  /**
   * Lets the grantee run every pattern.
   * @param grantee who is granted
   */
  public abstract readWriteData(grantee: iam.IGrantable): iam.Grant;

  /**
   * Lets the grantee run one access pattern. On Postgres this is the login that the pattern needs.
   *
   * Fails when the profile has no such pattern, or when the store does not serve it.
   * @param grantee who is granted
   * @param pattern the name of the access pattern
   */
  public abstract accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant;
}
