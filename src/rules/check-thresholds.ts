import { didYouMean } from '../profile/checks/suggestion';
import { quantity } from '../profile/format';
import { faultList, ProfileFault } from '../profile/invalid-profile-error';
import { ORDERED, SHARES, THRESHOLD_DEFAULTS, THRESHOLD_NAMES } from './threshold-defaults';
import { ThresholdSetter, Thresholds } from './thresholds';

type Name = keyof Thresholds;

interface Given {
  readonly value: number;
  readonly setBy: ThresholdSetter;
  readonly path: string;
}

/** Thresholds as somebody wrote them down. */
export interface ThresholdInput {
  readonly setBy: ThresholdSetter;
  readonly values: unknown;
  /** How an error names the place of all of them, and of one. */
  readonly path: string;
  pathOf?(name: string): string;
}

/** Thresholds that agree with each other, who set each of them, and what is wrong with the others. */
export interface ReadThresholds {
  readonly thresholds: Thresholds;
  readonly setBy: Readonly<Record<string, ThresholdSetter>>;
  readonly faults: readonly ProfileFault[];
}

/** Puts thresholds together, those of an earlier input first. Fails with every fault of them. */
export function checkThresholds(inputs: readonly ThresholdInput[]): ReadThresholds {
  const read = readThresholds(inputs);
  if (read.faults.length > 0) throw new Error(faultList('thresholds', read.faults));
  return read;
}

/** As `checkThresholds`, for a caller that has faults of its own to add. */
export function readThresholds(inputs: readonly ThresholdInput[]): ReadThresholds {
  const set = new Map<string, Given>();
  const faults: ProfileFault[] = [];
  for (const input of inputs) {
    const pathOf = input.pathOf ?? ((name: string) => `${input.path}.${name}`);
    for (const [name, value] of entriesOf(input, faults)) {
      const message = faultOf(name, value);
      if (message !== undefined) faults.push({ path: pathOf(name), message });
      else if (!set.has(name)) set.set(name, { value: value as number, setBy: input.setBy, path: pathOf(name) });
    }
  }
  const take = <T>(of: (each: Given) => T) => Object.fromEntries([...set].map(([name, each]) => [name, of(each)]));
  return {
    thresholds: take(({ value }) => value),
    setBy: take(({ setBy }) => setBy),
    faults: [...faults, ...ORDERED.flatMap((row) => contradictions(row, set))],
  };
}

function entriesOf({ values, path }: ThresholdInput, faults: ProfileFault[]): [string, unknown][] {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) {
    return Object.entries(values).filter(([, value]) => value !== undefined);
  }
  faults.push({ path, message: `got ${JSON.stringify(values)}; give an object such as { "beyondWriteTransactionsPerSecond": 20000 }` });
  return [];
}

function faultOf(name: string, value: unknown): string | undefined {
  if (!(THRESHOLD_NAMES as readonly string[]).includes(name)) {
    return `unknown threshold; allowed are ${THRESHOLD_NAMES.join(', ')}${didYouMean(name, THRESHOLD_NAMES)}`;
  }
  const { unit, value: usual } = THRESHOLD_DEFAULTS[name as Name];
  const isShare = SHARES.includes(name as Name);
  const got = typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
  const wrong = typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || (isShare && value > 1);
  const allowed = isShare ? 'and up to 1, a share of requests' : `in ${unit}`;
  return wrong ? `got ${got}; give a number above 0${isShare ? ' ' : ', '}${allowed}, such as ${usual}` : undefined;
}

/**
 * Every two that were set must keep their order. A default gives way to what was set, but for one: what counts as close is a remark,
 * and must not move the number that decides.
 */
function contradictions(row: readonly Name[], set: ReadonlyMap<string, Given>): ProfileFault[] {
  return row.flatMap((high, at) => row.slice(0, at).flatMap((low) => {
    const [below, above] = [set.get(low), set.get(high)];
    if (below === undefined || (above === undefined && !low.startsWith('close'))) return [];
    const limit = above?.value ?? THRESHOLD_DEFAULTS[high].value;
    if (below.value <= limit) return [];
    const standing = `${quantity(limit, THRESHOLD_DEFAULTS[high].unit)}, ${above ? `set by ${above.setBy}` : 'the default'}`;
    return [{ path: below.path, message: `got ${below.value}, which is above ${high} (${standing}); lower it, or raise ${high}` }];
  })).slice(0, 1);
}
