import { draftDynamoDb } from '../designs/dynamodb/draft';
import { requestLoads } from '../designs/dynamodb/request-loads';
import { Options } from '../designs/options';
import { draftPostgres } from '../designs/postgres/draft';
import { Workload } from '../profile/workload';
import { Drafts, Evidence } from './rule';
import { resolveThresholds } from './threshold-defaults';
import { Thresholds } from './thresholds';

/** Drafts both stores for a workload, and lays out what the rules look at. */
export function gatherEvidence(workload: Workload, thresholds?: Thresholds): Drafts {
  const dynamodb = draftDynamoDb(workload);
  return {
    workload,
    dynamodb,
    dynamodbCoverage: new Map(dynamodb.coverage.map((line) => [line.pattern, line])),
    dynamodbLoads: requestLoads(workload, dynamodb),
    postgres: draftPostgres(workload),
    thresholds: resolveThresholds(thresholds),
  };
}

/** What the rules look at when so much is settled. */
export function evidenceWith({ workload, dynamodb, dynamodbCoverage, dynamodbLoads, postgres, thresholds }: Drafts, settled: Options): Evidence {
  return { workload, dynamodb, dynamodbCoverage, dynamodbLoads, postgres, thresholds, settled };
}
