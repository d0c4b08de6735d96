import { toldEstimate } from '../designs/cost/cost-lines';
import { accessMapOf } from '../designs/dynamodb/access-map/build';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { tablesInWords } from '../designs/dynamodb/tables-in-words';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { threePartTest } from '../rules/three-part-test';
import { thresholdsInForce } from '../rules/threshold-defaults';
import { advisoriesFor } from './advisories';
import { alternativeTo } from './alternative';
import { Conclusion } from './conclusion';
import { decideAgain } from './decide-again';
import { Flip, Outcome, PatternCoverage } from './decision';
import { findFlips } from './flips';
import { hashOf } from './hash';
import { findingOf } from './judgement';
import { migrationLines } from './migration';
import { byWeight } from './order';
import { rationaleOf } from './rationale';
import { RULESET_VERSION, SCHEMA_VERSION } from './ruleset-version';
import { Settlement } from './settlement';
import { testInWords } from './test-in-words';
import { tradeOffsOf } from './trade-offs';
import { unknownsOf } from './unknowns';

/** Explains what was settled. */
export function explain(conclusion: Conclusion): Settlement {
  const { evidence, judged, settlement: { engine }, dynamodbDesign, postgresDesign } = conclusion;
  const { workload } = evidence;
  const flips = findFlips(workload, evidence.thresholds, judged.engine, decideAgain(evidence, conclusion.findings));
  return {
    schemaVersion: SCHEMA_VERSION,
    rulesetVersion: RULESET_VERSION,
    ...verdictOf(conclusion, flips),
    findings: byWeight(conclusion.findings.map(findingOf), engine),
    flips,
    ...(engine && { alternative: alternativeTo(engine, conclusion) }),
    coverage: [...coverage(Engine.POSTGRES, postgresDesign), ...coverage(Engine.DYNAMODB, dynamodbDesign)],
    // Made when they are asked for: few decisions are followed by a record.
    get tables() { return engine === Engine.DYNAMODB ? tablesInWords(workload, dynamodbDesign) : undefined; },
    get accessMap() { return engine === Engine.DYNAMODB ? accessMapOf(workload, dynamodbDesign) : undefined; },
    costs: { [Engine.POSTGRES]: toldEstimate(postgresDesign.cost), [Engine.DYNAMODB]: toldEstimate(dynamodbDesign.cost) },
    tradeOffs: engine ? tradeOffsOf(engine) : [],
    migration: migrationLines(workload, engine, conclusion.settlement.keepExisting),
    advisories: advisoriesFor(workload),
    thresholds: { ...conclusion.thresholds },
    thresholdsInForce: thresholdsInForce(conclusion.thresholds, conclusion.thresholdsSetBy),
    ...(conclusion.override && { override: conclusion.override }),
    hash: hashOf(engine, dynamodbDesign, postgresDesign),
    workload,
    dynamodbDesign,
    postgresDesign,
  };
}

/** What was settled, by which step, and the test and the unknowns that it rests on. */
function verdictOf(conclusion: Conclusion, flips: readonly Flip[]) {
  const { engine, keepExisting, decidedBy } = conclusion.settlement;
  const { workload, thresholds, settled } = conclusion.evidence;
  const result = threePartTest(workload, thresholds);
  const test = testInWords(result);
  return {
    outcome: engine === undefined ? Outcome.CONFLICT : Outcome.DECIDED,
    ...(engine && { engine }),
    ...(keepExisting && { keepExisting }),
    decidedBy,
    rationale: rationaleOf(conclusion, test, flips),
    test,
    unknowns: unknownsOf(conclusion.evidence, result, conclusion.judged.decidedBy),
    options: { ...(engine && { engine }), ...settled },
  };
}

function coverage(engine: Engine, design: DynamoDbDesign | PostgresDesign): PatternCoverage[] {
  return design.coverage.map(({ pattern, servedBy, why }) => ({ pattern, engine, ...(servedBy && { servedBy }), why }));
}
