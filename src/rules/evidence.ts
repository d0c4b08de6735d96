import { asStored } from '../designs/dynamodb/as-stored';
import { draftDynamoDb } from '../designs/dynamodb/draft';
import { requestLoads } from '../designs/dynamodb/request-loads';
import { Options } from '../designs/options';
import { draftPostgres } from '../designs/postgres/draft';
import { Workload } from '../profile/workload';
import { Drafts, Evidence } from './rule';
import { peakUnits } from './table-demand';
import { resolveThresholds } from './threshold-defaults';
import { Thresholds } from './thresholds';

/** Drafts both stores for a workload, and lays out what the rules look at. */
export function gatherEvidence(workload: Workload, thresholds?: Thresholds): Drafts {
  const stored = asStored(workload);
  const dynamodb = draftDynamoDb(stored);
  const dynamodbCoverage = new Map(dynamodb.coverage.map((line) => [line.pattern, line]));
  return {
    workload,
    dynamodb,
    dynamodbCoverage,
    dynamodbLoads: requestLoads(stored, dynamodb),
    dynamodbPeaks: peakUnits(stored, dynamodb, dynamodbCoverage),
    postgres: draftPostgres(workload),
    thresholds: resolveThresholds(thresholds),
  };
}

/** What the rules look at when so much is settled. */
export function evidenceWith(drafts: Drafts, settled: Options): Evidence {
  const { workload, dynamodb, dynamodbCoverage, dynamodbLoads, dynamodbPeaks, postgres, thresholds } = drafts;
  return { workload, dynamodb, dynamodbCoverage, dynamodbLoads, dynamodbPeaks, postgres, thresholds, settled };
}
