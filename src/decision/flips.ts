import { AccessPattern, AccessPatternProfile, Entity } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { toWorkload, Workload } from '../profile/workload';
import { signals } from '../rules/scale';
import { ResolvedThresholds } from '../rules/threshold-defaults';
import { Flip } from './decision';

/** A number that a profile can grow or shrink to, and how to take it there. */
interface Lever {
  readonly signal: string;
  readonly unit: string;
  readonly declared: number;
  /** The part of it that scaling does not touch. */
  readonly fixed: number;
  readonly bounds: readonly number[];
  scale(profile: AccessPatternProfile, factor: number): AccessPatternProfile;
}

/** Just short of a bound: bounds are inclusive, so the other side of one begins here. */
const SHORT_OF = 1 - 1e-9;

/**
 * Every signal's nearest number at which the engine changes, found by deciding again on the scaled profile.
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
  const engineAt = (scale: number) => decideAgain(toWorkload(lever.scale(workload.profile, scale)));
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
  const named: Record<string, number> = {
    writeTransactionsPerSecond: thresholds.telemetryWritesPerSecond,
    requestsPerSecond: thresholds.sessionRequestsPerSecond,
  };
  const ofScale = signals(workload, thresholds).map((signal): Lever => ({
    signal: signal.name,
    unit: signal.unit,
    declared: signal.demand.value,
    fixed: signal.name === 'rowWritesPerSecond' ? workload.expiryDeletesPerSecond.value : 0,
    bounds: [signal.beyond, signal.refused, named[signal.name]].filter((bound) => bound !== undefined),
    scale: SCALES[signal.name],
  }));
  const ofItems: Lever = {
    signal: 'itemCount',
    unit: 'live items',
    declared: workload.itemCount.value,
    fixed: 0,
    bounds: [thresholds.sessionItems],
    scale: scaleItems,
  };
  return [...ofScale, ofItems].filter((lever) => lever.declared > lever.fixed);
}

const SCALES: Readonly<Record<string, Lever['scale']>> = {
  writeTransactionsPerSecond: scaleRates((pattern) => isWrite(pattern)),
  rowWritesPerSecond: scaleRates((pattern) => isWrite(pattern)),
  strongRequestsPerSecond: scaleRates((pattern) => isWrite(pattern) || pattern.consistency === 'strong'),
  requestsPerSecond: scaleRates(() => true),
  bytes: scaleItems,
};

function isWrite(pattern: AccessPattern): boolean {
  return ['put', 'update', 'delete', 'transaction'].includes(pattern.operation);
}

function scaleRates(applies: (pattern: AccessPattern) => boolean): Lever['scale'] {
  return (profile, factor) => ({
    ...profile,
    accessPatterns: profile.accessPatterns.map((pattern) => applies(pattern) ? {
      ...pattern,
      ...scaled('peakPerSecond', pattern.peakPerSecond, factor),
      ...scaled('averagePerSecond', pattern.averagePerSecond, factor),
    } : pattern),
  });
}

function scaleItems(profile: AccessPatternProfile, factor: number): AccessPatternProfile {
  const scale = (entity: Entity) => ({ ...entity, ...scaled('itemCount', entity.itemCount, factor) });
  const existing = profile.existingStore;
  return {
    ...profile,
    entities: profile.entities.map(scale),
    ...(existing && { existingStore: { ...existing, ...scaled('bytes', existing.bytes, factor) } }),
  };
}

function scaled(name: string, value: number | undefined, factor: number): Record<string, number> {
  return value === undefined ? {} : { [name]: value * factor };
}
