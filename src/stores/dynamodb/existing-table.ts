import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

/** A DynamoDB table that exists and stays: imported, never changed. Its keys are those that the profile declares. */
export interface ExistingTable {
  /**
   * The table, such as `TableV2.fromTableAttributes(…)`: with its `encryptionKey` where it has a customer managed one, and with its
   * `tableStreamArn` where change feeds read it.
   */
  readonly table: dynamodb.ITable;
  /**
   * The entities of the profile whose items it holds.
   * @default - all of them
   */
  readonly entities?: string[];
  /**
   * The indexes of this table that serve access patterns, by the pattern's name. Patterns on the table key need none.
   * @default - patterns that need an index are not served by this table
   */
  readonly indexes?: { [pattern: string]: string };
}
