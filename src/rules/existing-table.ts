import { coverageOf } from '../designs/coverage';
import { Access } from '../profile/access';
import { ExistingEngine } from '../profile/access-pattern-profile';
import { isAggregate, isOneKeyedPage } from './aggregates';
import { freshJoins, tooManyJoins } from './joins';
import { leastShare } from './loads';
import { Evidence } from './rule';

/** House number: a table keeps its place beside Postgres when it serves at least half of the reads. */
const KEPT_READ_SHARE = 0.5;

/** What becomes of an existing DynamoDB table. */
export type ExistingTable = 'none' | 'stays' | 'keep-and-add-postgres';

/** The first step of the decision. `stays` holds only as long as no rule excludes DynamoDB. */
export function existingTable(evidence: Evidence): ExistingTable {
  const { workload } = evidence;
  if (workload.profile.existingStore?.engine !== ExistingEngine.DYNAMODB) return 'none';
  if (unservable(evidence).length === 0) return 'stays';
  const worthKeeping = keyedReadShare(evidence) >= KEPT_READ_SHARE;
  return worthKeeping && workload.profile.singleStore !== true ? 'keep-and-add-postgres' : 'none';
}

/** The patterns of the load that no key or index of DynamoDB serves. */
export function unservable(evidence: Evidence): readonly Access[] {
  const joins = freshJoins(evidence);
  const lost = tooManyJoins(evidence, joins) ? joins : [];
  return evidence.workload.load.filter((access) => lost.includes(access)
    || coverageOf(evidence.dynamodb.coverage, access.name)?.servedBy === undefined
    || (isAggregate(access) && !isOneKeyedPage(evidence, access)));
}

/** The share of reads that a single key serves, at least. */
export function keyedReadShare({ workload }: Evidence): number {
  const reads = workload.load.filter((access) => !access.writes);
  return leastShare(reads.filter((access) => access.singleKey), reads);
}
