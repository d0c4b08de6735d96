/** The two engines a `DataStore` can be built on. */
export enum Engine {
  /** PostgreSQL on Amazon RDS or Amazon Aurora, behind PgBouncer. */
  POSTGRES = 'postgres',
  /** Amazon DynamoDB. */
  DYNAMODB = 'dynamodb',
}
