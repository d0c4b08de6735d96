import { Evidence } from '../rules/rule';
import { ThreePartResult } from '../rules/three-part-test';
import { DecidedBy } from './decision';
import { unknownFacts } from './unknown-facts';

/** What was not declared and would matter, each with the reason why. */
export function unknownsOf(evidence: Evidence, test: ThreePartResult, decidedBy: DecidedBy): string[] {
  const { workload } = evidence;
  const scale = [
    ...workload.requestsPerSecond.missing,
    ...workload.rowWritesPerSecond.missing,
    ...workload.bytes.missing,
  ];
  const share = test.singleKey.met === undefined ? workload.singleKeyShare.missing : [];
  const standIns = workload.load
    .filter((access) => access.peakIsAverage)
    .map((access) => `accessPatterns.${access.name}.peakPerSecond: unknown; the average stands in, so a peak above it is not judged`);
  return [
    ...unique(share).map((path) => `${path}: unknown; would matter because it could prove or refute that a single key serves the load`),
    ...unique(scale).filter((path) => !share.includes(path)).map((path) => `${path}: unknown; ${whyScale(test)}`),
    ...standIns,
    ...unknownFacts(evidence, decidedBy),
  ];
}

function whyScale(test: ThreePartResult): string {
  return test.beyondOnePrimary.met === undefined
    ? 'would matter because it could prove a load beyond one Postgres primary'
    : 'would matter for sizing and cost; the scale is proven without it';
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
