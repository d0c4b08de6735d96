/** Prices of your own: another Region's level, or what you agreed with AWS. */
export interface PriceOverrides {
  /**
   * What every price of the snapshot is multiplied by, such as 1.12 for a Region that is 12 % dearer than us-east-1.
   * @default - what is known of the Region, else 1; the estimate says which
   */
  readonly factor?: number;
  /**
   * US dollars by the name of the price in the snapshot, such as `dynamoDbWrites`, or of an instance, such as
   * `aurora/r8g.large` and `rds/m7g.large` for an hour of it. `factor` does not touch these.
   * @default - those of the snapshot
   */
  readonly prices?: { [name: string]: number };
}
