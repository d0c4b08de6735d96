import { keyNeedOf, match } from '../designs/dynamodb/key-need';
import { tableShape } from '../designs/dynamodb/key-schema';
import { obstacleOf } from '../designs/dynamodb/obstacles';
import { Access } from '../profile/access';
import { rateOf } from './loads';
import { Evidence } from './rule';

/** The joins of the load that must see fresh data. */
export function freshJoins({ workload }: Pick<Evidence, 'workload'>): readonly Access[] {
  return workload.load.filter((access) => access.joins.length > 0 && !((access.pattern.toleratesStaleSeconds ?? 0) > 0));
}

/** The share of the declared load that these joins have at most; undefined is unknown. */
export function joinShare({ workload }: Pick<Evidence, 'workload'>, joins: readonly Access[]): number | undefined {
  const declared = workload.requestsPerSecond.value;
  return declared === 0 || joins.some((access) => access.peakPerSecond === undefined) ? undefined : rateOf(joins) / declared;
}

/** Whether those joins are too many to be made up for by several gets. An unknown share is not proven rare. */
export function tooManyJoins(evidence: Evidence, joins: readonly Access[]): boolean {
  const share = joinShare(evidence, joins);
  return joins.length > 0 && !(share !== undefined && share < evidence.thresholds.rareJoinShare);
}

/** Why DynamoDB could not serve the pattern even without its join; undefined when it could. */
export function obstacleBesideJoin({ workload }: Evidence, access: Access): string | undefined {
  const alone = { ...access, joins: [] };
  const obstacle = obstacleOf(alone, workload.entities);
  if (obstacle !== undefined || !access.strong) return obstacle;
  return match(tableShape(access.entity), keyNeedOf(alone)!) === undefined
    ? 'it would need a GSI, and a GSI is never read with strong consistency'
    : undefined;
}
