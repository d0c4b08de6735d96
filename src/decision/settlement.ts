import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Workload } from '../profile/workload';
import { Decision } from './decision';

/** A decision with the two designs it was made between. */
export interface Settlement extends Decision {
  readonly workload: Workload;
  readonly dynamodbDesign: DynamoDbDesign;
  readonly postgresDesign: PostgresDesign;
}
