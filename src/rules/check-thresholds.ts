import { Fault, InvalidProfileError } from '../profile/invalid-profile-error';
import { THRESHOLD_DEFAULTS, Thresholds } from './thresholds';

/** Fails, listing every fault, when a threshold is unknown or no number above zero. */
export function checkThresholds(input: unknown, path: string): Thresholds {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InvalidProfileError([{ path, message: `expected an object of thresholds, got ${JSON.stringify(input)}` }]);
  }
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  const faults = entries.flatMap(([name, value]) => faultOf(name, value).map((message): Fault => ({ path: `${path}.${name}`, message })));
  if (faults.length > 0) throw new InvalidProfileError(faults);
  return Object.fromEntries(entries);
}

function faultOf(name: string, value: unknown): string[] {
  if (!(name in THRESHOLD_DEFAULTS)) return [`unknown threshold; allowed: ${Object.keys(THRESHOLD_DEFAULTS).join(', ')}`];
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    return [`got ${JSON.stringify(value)}; give a number above 0, in ${THRESHOLD_DEFAULTS[name as keyof Thresholds].unit}`];
  }
  return [];
}
