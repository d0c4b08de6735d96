import { CostEstimate } from '../../../src/designs/cost/cost-estimate';
import { toldEstimate } from '../../../src/designs/cost/cost-lines';
import { pricesFor } from '../../../src/designs/cost/prices';
import { completeDynamoDb } from '../../../src/designs/dynamodb/complete';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { Options } from '../../../src/designs/options';
import { completePostgres } from '../../../src/designs/postgres/complete';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { workloadOf } from '../workloads';

/** The estimate of a DynamoDB design in us-east-1; options by the last part of their question. */
export function dynamoDbCost(overrides: Partial<AccessPatternProfile> = {}, options: Record<string, string> = {}): CostEstimate {
  const workload = workloadOf(overrides);
  const settled = Object.fromEntries(Object.entries(options).map(([name, option]) => [`dynamodb/${name}`, option]));
  return toldEstimate(completeDynamoDb(workload, draftDynamoDb(workload), settled, pricesFor('us-east-1')).cost);
}

/** The estimate of a Postgres design in us-east-1. */
export function postgresCost(
  deployment: string, storage: string, overrides: Partial<AccessPatternProfile> = {}, networkGiven: boolean = false, more: Options = {},
): CostEstimate {
  const workload = workloadOf(overrides);
  const options = { 'postgres/deployment': deployment, 'postgres/storage': storage, 'postgres/pool-mode': 'transaction', ...more };
  return toldEstimate(completePostgres(workload, draftPostgres(workload), options, pricesFor('us-east-1'), networkGiven).cost);
}

/** One line of text per line: `Order: writes = 13.14 million write request units × $0.625 = $8.21`. */
export function inWords({ lines }: CostEstimate): string[] {
  return lines.map(({ item, quantity, unit, unitUsd, monthlyUsd }) => `${item} = ${quantity} ${unit} × $${unitUsd} = $${monthlyUsd}`);
}
