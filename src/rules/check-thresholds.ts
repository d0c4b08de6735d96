import { THRESHOLD_DEFAULTS } from './threshold-defaults';
import { Thresholds } from './thresholds';

/** Fails, listing every fault, when a threshold is unknown or no number above zero. */
export function checkThresholds(input: unknown, path: string): Thresholds {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new Error(`${path}: got ${JSON.stringify(input)}; give an object such as { "beyondWriteTransactionsPerSecond": 20000 }`);
  }
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  const faults = entries.flatMap(([name, value]) => faultsOf(name, value).map((fault) => `  ${path}.${name}: ${fault}`));
  if (faults.length > 0) throw new Error(['invalid thresholds:', ...faults].join('\n'));
  return Object.fromEntries(entries);
}

function faultsOf(name: string, value: unknown): string[] {
  if (!(name in THRESHOLD_DEFAULTS)) return [`unknown threshold; allowed: ${Object.keys(THRESHOLD_DEFAULTS).join(', ')}`];
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    return [`got ${JSON.stringify(value)}; give a number above 0, in ${THRESHOLD_DEFAULTS[name as keyof Thresholds].unit}`];
  }
  return [];
}
