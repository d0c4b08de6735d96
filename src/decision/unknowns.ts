import { unknownFacts } from './unknown-facts';
import { Settled, unknownNumbers } from './unknown-numbers';

/** What was not declared and would matter, each with the reason why. */
export function unknownsOf(settled: Settled): string[] {
  const { evidence, judged } = settled;
  const standIns = evidence.workload.load
    .filter((access) => access.peakIsAverage)
    .map((access) => `accessPatterns.${access.name}.peakPerSecond: unknown; the average stands in, so a peak above it is not judged`);
  return [...unknownNumbers(settled), ...standIns, ...unknownFacts(evidence, judged)];
}
