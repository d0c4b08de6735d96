import * as iam from 'aws-cdk-lib/aws-iam';
import { DataStoreGrants } from '../data-store-grants';

/** Permissions on the items of a DynamoDB store: the exact actions, tables and indexes of the declared access patterns, and never `Scan`. */
export abstract class DynamoDbGrants extends DataStoreGrants {
  /**
   * The same permissions, on the items of one tenant alone: IAM compares the partition key of every request with the given values
   * (`dynamodb:LeadingKeys`). Grant them to a role whose sessions carry the tenant as a session tag.
   *
   * A permission then fails for a pattern whose partition key is another attribute than the tenant's, or more than that one: IAM could
   * not tell tenants apart.
   * @param attribute the attribute that holds the tenant, the partition key of the tables and indexes
   * @param leadingKeys the values allowed; `*` stands for any characters. When left out, `${aws:PrincipalTag/<attribute>}`
   */
  public abstract forTenant(attribute: string, leadingKeys?: string[]): DataStoreGrants;

  public abstract readData(grantee: iam.IGrantable): iam.Grant;
  public abstract writeData(grantee: iam.IGrantable): iam.Grant;
  public abstract readWriteData(grantee: iam.IGrantable): iam.Grant;
  public abstract accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant;
}
