import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Evidence } from '../rules/rule';
import { ThresholdSetter, Thresholds } from '../rules/thresholds';
import { EngineOverride } from './decision';
import { Judgement } from './judgement';
import { EngineSettlement } from './settle-engine';

/** Everything that was settled, before it is explained. */
export interface Conclusion {
  readonly evidence: Evidence;
  /** What the rules settled, before the user's word on it. */
  readonly judged: EngineSettlement;
  readonly settlement: EngineSettlement;
  readonly override?: EngineOverride;
  readonly thresholds: Thresholds;
  readonly thresholdsSetBy: Readonly<Record<string, ThresholdSetter>>;
  readonly findings: readonly Judgement[];
  readonly dynamodbDesign: DynamoDbDesign;
  readonly postgresDesign: PostgresDesign;
}
