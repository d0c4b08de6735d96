import { Decision, Outcome, TestPart } from '../decision/decision';
import { ENGINE_NAMES } from '../profile/engine-names';

/** The verdict in a few words. */
export function headline({ outcome, engine, keepExisting, decidedBy }: Decision): string {
  if (outcome === Outcome.CONFLICT || engine === undefined) return 'Conflict: neither engine can serve this profile';
  const beside = keepExisting ? `, beside the existing ${ENGINE_NAMES[keepExisting]} table` : '';
  return `${ENGINE_NAMES[engine]}${beside} (settled by: ${decidedBy})`;
}

/** The parts of the test, in order, with their names. */
export function testParts(decision: Decision): readonly [string, TestPart][] {
  const { singleKey, beyondOnePrimary, onAws } = decision.test;
  return [['single key', singleKey], ['beyond one primary', beyondOnePrimary], ['on AWS', onAws]];
}

/** `proven`, `not proven` or `unknown`. */
export function metInWords({ met }: TestPart): string {
  return met === undefined ? 'unknown' : met ? 'proven' : 'not proven';
}
