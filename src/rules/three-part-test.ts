import { Platform } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';
import { Signal, signals } from './scale';
import { ResolvedThresholds } from './threshold-defaults';

/** One part of the three-part test; `met` undefined is unknown. */
export interface PartResult<V> {
  readonly value: V;
  readonly threshold: V;
  readonly met?: boolean;
}

/** Single key, beyond one primary, on AWS: DynamoDB only when all three are proven. */
export interface ThreePartResult {
  readonly singleKey: PartResult<number>;
  readonly beyondOnePrimary: PartResult<number> & { readonly signal: Signal };
  readonly onAws: PartResult<string>;
}

export function threePartTest(workload: Workload, thresholds: ResolvedThresholds): ThreePartResult {
  return {
    singleKey: singleKey(workload, thresholds),
    beyondOnePrimary: beyondOnePrimary(signals(workload, thresholds)),
    onAws: onAws(workload),
  };
}

/** Whether all three parts are proven. */
export function passes(test: ThreePartResult): boolean {
  return test.singleKey.met === true && test.beyondOnePrimary.met === true && test.onAws.met === true;
}

/** Whether single keys serve enough of the requests. */
export function singleKey({ singleKeyShare: { atLeast, atMost } }: Workload, { singleKeyShare: threshold }: ResolvedThresholds): PartResult<number> {
  const met = atLeast >= threshold ? true : atMost < threshold ? false : undefined;
  return { value: atLeast, threshold, met };
}

/** The signal that is furthest along decides; what is undeclared can only add to it. */
function beyondOnePrimary(all: readonly Signal[]): ThreePartResult['beyondOnePrimary'] {
  const signal = all.reduce((a, b) => b.demand.value / b.beyond > a.demand.value / a.beyond ? b : a);
  const unknown = all.some((each) => each.demand.missing.length > 0);
  const met = signal.demand.value >= signal.beyond ? true : unknown ? undefined : false;
  return { signal, value: signal.demand.value, threshold: signal.beyond, met };
}

/** Whether the application runs on AWS, at least in part. */
export function onAws({ profile: { platform = Platform.AWS } }: Workload): PartResult<string> {
  return { value: platform, threshold: Platform.AWS, met: platform !== Platform.ELSEWHERE };
}
