import { Decision, TestPart } from '../decision/decision';
import { RULESET_VERSION, SCHEMA_VERSION } from '../decision/ruleset-version';
import { ProfileFault } from '../profile/invalid-profile-error';
import { settledQuestions } from './settled';

/** The decision as `explain --format json` prints it and as the template's metadata holds it. */
export function explanationOf(decision: Decision): Record<string, unknown> {
  const { schemaVersion, rulesetVersion, outcome, engine, keepExisting, decidedBy, rationale } = decision;
  return {
    schemaVersion,
    rulesetVersion,
    outcome,
    ...(engine && { engine }),
    ...(keepExisting && { keepExisting }),
    decidedBy,
    rationale,
    test: testOf(decision),
    options: decision.options,
    settings: settledQuestions(decision),
    findings: decision.findings,
    flips: decision.flips,
    ...(decision.alternative && { alternative: decision.alternative }),
    coverage: decision.coverage.map((line) => ({ ...line, servedBy: line.servedBy ?? null })),
    ...(decision.sizing && { sizing: decision.sizing }),
    costs: decision.costs,
    unknowns: decision.unknowns,
    tradeOffs: decision.tradeOffs,
    migration: decision.migration,
    advisories: decision.advisories,
    thresholds: decision.thresholds,
    thresholdsInForce: decision.thresholdsInForce,
    ...(decision.override && { override: decision.override }),
    hash: decision.hash,
  };
}

/** The answer to a profile with faults, in the same shape. */
export function explanationOfFaults(faults: readonly ProfileFault[]): Record<string, unknown> {
  return { schemaVersion: SCHEMA_VERSION, rulesetVersion: RULESET_VERSION, outcome: 'invalid', errors: faults };
}

function testOf({ test: { singleKey, beyondOnePrimary, onAws } }: Decision): Record<string, unknown> {
  return { singleKey: part(singleKey), beyondOnePrimary: part(beyondOnePrimary), onAws: part(onAws) };
}

function part({ value, threshold, met, because }: TestPart): Record<string, unknown> {
  return { value, threshold, met: met ?? 'unknown', because };
}
