import { Access } from '../profile/access';
import { Engine } from '../profile/engine';
import { withItems, withRates, Workload } from '../profile/workload';
import { freshJoins, joinShare } from '../rules/joins';
import { signals } from '../rules/scale';
import { ResolvedThresholds } from '../rules/threshold-defaults';
import { Flip } from './decision';

/** A number that a workload can grow or shrink to, and how to take it there. */
interface Lever {
  readonly signal: string;
  readonly unit: string;
  readonly declared: number;
  /** The part of it that scaling does not touch. */
  readonly fixed: number;
  readonly bounds: readonly number[];
  scale(workload: Workload, factor: number): Workload;
}

/** Just short of a bound: bounds are inclusive, so the other side of one begins here. */
const SHORT_OF = 1 - 1e-9;

/**
 * Every signal's nearest number at which the engine changes, found by deciding again on the scaled workload.
 * The nearest flip comes first.
 */
export function findFlips(
  workload: Workload,
  thresholds: ResolvedThresholds,
  engine: Engine | undefined,
  decideAgain: (workload: Workload) => Engine | undefined,
): Flip[] {
  return levers(workload, thresholds)
    .map((lever) => nearestFlip(lever, workload, engine, decideAgain))
    .filter((flip) => flip !== undefined)
    .sort((a, b) => distance(a.factor) - distance(b.factor));
}

/** The nearest bound of a lever at which the engine changes, and not before it for another reason. */
function nearestFlip(
  lever: Lever,
  workload: Workload,
  engine: Engine | undefined,
  decideAgain: (workload: Workload) => Engine | undefined,
): Flip | undefined {
  const engineAt = (scale: number) => decideAgain(lever.scale(workload, scale));
  const bounds = lever.bounds
    .filter((at) => at > lever.fixed)
    .sort((a, b) => distance(a / lever.declared) - distance(b / lever.declared));
  for (const at of bounds) {
    const scale = (at - lever.fixed) / (lever.declared - lever.fixed);
    const [past, short] = scale > 1 ? [scale / SHORT_OF, scale * SHORT_OF] : [scale * SHORT_OF, scale / SHORT_OF];
    const other = engineAt(past);
    if (other === engine) continue;
    return engineAt(short) === engine ? { signal: lever.signal, unit: lever.unit, at, factor: at / lever.declared, engine: other } : undefined;
  }
  return undefined;
}

/** How far a factor is from 1, up and down alike. */
function distance(factor: number): number {
  return Math.abs(Math.log(factor));
}

function levers(workload: Workload, thresholds: ResolvedThresholds): Lever[] {
  const named: Record<string, number[]> = {
    writeTransactionsPerSecond: [
      thresholds.telemetryWritesPerSecond,
      // As many as make up for the reads that stay.
      thresholds.sessionRequestsPerSecond - (workload.requestsPerSecond.value - workload.writeTransactionsPerSecond.value),
    ],
    requestsPerSecond: [thresholds.sessionRequestsPerSecond],
  };
  const ofScale = signals(workload, thresholds).map((signal): Lever => ({
    signal: signal.name,
    unit: signal.unit,
    declared: signal.demand.value,
    fixed: signal.name === 'rowWritesPerSecond' ? workload.expiryDeletesPerSecond.value : 0,
    bounds: [signal.beyond, signal.refused, ...named[signal.name] ?? []].filter((bound) => bound !== undefined),
    scale: SCALES[signal.name],
  }));
  const ofItems: Lever = {
    signal: 'itemCount',
    unit: 'live items',
    declared: workload.itemCount.value,
    fixed: 0,
    bounds: [thresholds.sessionItems],
    scale: withItems,
  };
  const all = [...ofScale, ofItems, ...shareLevers(workload, thresholds), ...joinLevers(workload, thresholds)];
  return all.filter((lever) => lever.declared > lever.fixed);
}

/** The share of a single key matters where the scale would be enough for DynamoDB. */
function shareLevers(workload: Workload, thresholds: ResolvedThresholds): Lever[] {
  const { atLeast: declared, missing } = workload.singleKeyShare;
  // Stryker disable all: this only saves time; where the scale is not enough, deciding again finds no flip either
  const isLarge = workload.requestsPerSecond.value >= Math.min(thresholds.sessionRequestsPerSecond, thresholds.telemetryWritesPerSecond)
    || signals(workload, thresholds).some(({ demand, beyond }) => demand.value >= beyond);
  if (!isLarge) return [];
  // Stryker restore all
  return missing.length > 0 || declared === 1 ? [] : [{
    signal: 'singleKeyShare',
    unit: 'of requests by a single key',
    declared,
    fixed: 0,
    bounds: [thresholds.singleKeyShare],
    scale: (scaled, factor) => withShare(scaled, declared, declared * factor),
  }];
}

/** The share of joins over fresh data matters where it is what excludes DynamoDB, or would. */
function joinLevers(workload: Workload, { rareJoinShare }: ResolvedThresholds): Lever[] {
  const joins = freshJoins({ workload });
  const declared = joinShare({ workload }, joins);
  if (declared === undefined || declared === 0 || declared === 1) return [];
  const names = new Set(joins.map(({ name }) => name));
  return [{
    signal: 'joinShare',
    unit: 'of requests that join fresh data',
    declared,
    fixed: 0,
    bounds: [rareJoinShare],
    scale: (scaled, factor) => {
      const share = declared * factor;
      const times = share * (1 - declared) / (declared * (1 - share));
      return withRates(scaled, ({ name }) => names.has(name) ? times : 1);
    },
  }];
}

/** The same workload with more or fewer requests off the key, so that a single key serves `share` of them. */
function withShare(workload: Workload, declared: number, share: number): Workload {
  const factor = declared * (1 - share) / (share * (1 - declared));
  return withRates(workload, (access) => access.singleKey ? 1 : factor);
}

const SCALES: Readonly<Record<string, Lever['scale']>> = {
  writeTransactionsPerSecond: ratesOf((access) => access.writes),
  rowWritesPerSecond: ratesOf((access) => access.writes),
  strongRequestsPerSecond: ratesOf((access) => access.writes || access.strong),
  requestsPerSecond: ratesOf(() => true),
  bytes: withItems,
};

function ratesOf(applies: (access: Access) => boolean): Lever['scale'] {
  return (workload, factor) => withRates(workload, (access) => applies(access) ? factor : 1);
}
