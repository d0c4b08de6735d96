import { Construct } from 'constructs';
import { checkThresholds } from './rules/check-thresholds';
import { Thresholds } from './rules/thresholds';

/** The context key that sets thresholds for a whole app. */
export const THRESHOLDS_CONTEXT = 'cdk-data-store:thresholds';

/** The thresholds that the user set: those of the props before those of the context. */
export function resolveThresholdContext(scope: Construct, props: Thresholds = {}): Thresholds {
  const context = scope.node.tryGetContext(THRESHOLDS_CONTEXT) ?? {};
  return { ...checkThresholds(context, `context ${THRESHOLDS_CONTEXT}`), ...checkThresholds(props, 'thresholds') };
}
