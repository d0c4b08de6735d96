import { Construct } from 'constructs';
import { contextValues } from './context-values';
import { checkThresholds, ReadThresholds } from './rules/check-thresholds';
import { ThresholdSetter, Thresholds } from './rules/thresholds';

/** The context key that sets thresholds for a whole app. */
export const THRESHOLDS_CONTEXT = 'cdk-data-store:thresholds';

/** The thresholds that the user set: those of the props before those of the context. Fails with every fault in both. */
export function resolveThresholdContext(scope: Construct, props: Thresholds = {}): ReadThresholds {
  return checkThresholds([
    { setBy: ThresholdSetter.PROPS, values: props, path: 'thresholds' },
    { setBy: ThresholdSetter.CONTEXT, values: contextValues(scope, THRESHOLDS_CONTEXT), path: `context ${THRESHOLDS_CONTEXT}` },
  ]);
}
