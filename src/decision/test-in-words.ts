import { counted, percent, percentBeside, quantity } from '../profile/format';
import { Share, Workload } from '../profile/workload';
import { signals } from '../rules/scale';
import { threePartTest } from '../rules/three-part-test';
import { ResolvedThresholds } from '../rules/threshold-defaults';
import { TestPart, ThreePartTest } from './decision';

/** The three-part test with every part's number and threshold in words. */
export function testInWords(workload: Workload, thresholds: ResolvedThresholds): ThreePartTest {
  const { singleKey, beyondOnePrimary, onAws } = threePartTest(workload, thresholds);
  const { signal, ...beyond } = beyondOnePrimary;
  const leftOut = new Set(signals(workload, thresholds).flatMap(({ demand }) => demand.missing)).size;
  return {
    singleKey: part(singleKey, `${shareInWords(workload.singleKeyShare, singleKey.threshold)}; ${percent(singleKey.threshold)} are needed`),
    beyondOnePrimary: part(
      beyond,
      `${quantity(signal.demand.value, signal.unit)} declared${signal.note}${leftOut > 0 ? ` and ${counted(leftOut, 'number')} left out` : ''}; `
        + `one Postgres primary carries less than ${quantity(signal.beyond, signal.unit)}`,
    ),
    onAws: part(onAws, `the application runs on: ${onAws.value}`),
  };
}

function shareInWords({ atLeast, atMost, missing }: Share, threshold: number): string {
  const served = 'of requests are served by a single key';
  return atLeast === atMost
    ? `${percentBeside(atLeast, threshold)} ${served}`
    : `${percentBeside(atLeast, threshold)} to ${percentBeside(atMost, threshold)} ${served}, with ${counted(missing.length, 'rate')} left out`;
}

function part(result: { value: number | string; threshold: number | string; met?: boolean }, because: string): TestPart {
  const { value, threshold, met } = result;
  return { value, threshold, ...(met !== undefined && { met }), because };
}
