import { accessMapOf } from '../designs/dynamodb/access-map/build';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { Finding } from '../rules/finding';
import { Evidence } from '../rules/rule';
import { threePartTest } from '../rules/three-part-test';
import { thresholdsInForce } from '../rules/threshold-defaults';
import { ThresholdSetter, Thresholds } from '../rules/thresholds';
import { advisoriesFor } from './advisories';
import { alternativeTo } from './alternative';
import { EngineOverride, Flip, Outcome, PatternCoverage } from './decision';
import { hashOf } from './hash';
import { migrationLines } from './migration';
import { byWeight } from './order';
import { rationaleOf } from './rationale';
import { RULESET_VERSION, SCHEMA_VERSION } from './ruleset-version';
import { EngineSettlement } from './settle-engine';
import { Settlement } from './settlement';
import { testInWords } from './test-in-words';
import { tradeOffsOf } from './trade-offs';
import { unknownsOf } from './unknowns';

/** Everything that was settled, before it is explained. */
export interface Conclusion {
  readonly evidence: Evidence;
  readonly settlement: EngineSettlement;
  readonly override?: EngineOverride;
  readonly thresholds: Thresholds;
  readonly thresholdsSetBy: Readonly<Record<string, ThresholdSetter>>;
  readonly findings: readonly Finding[];
  readonly flips: readonly Flip[];
  readonly dynamodbDesign: DynamoDbDesign;
  readonly postgresDesign: PostgresDesign;
}

/** Explains what was settled. */
export function conclude(conclusion: Conclusion): Settlement {
  const { evidence: { workload }, settlement: { engine }, dynamodbDesign, postgresDesign } = conclusion;
  return {
    schemaVersion: SCHEMA_VERSION,
    rulesetVersion: RULESET_VERSION,
    ...verdictOf(conclusion),
    findings: byWeight(conclusion.findings, engine),
    flips: [...conclusion.flips],
    ...(engine && { alternative: alternativeTo(engine, conclusion) }),
    coverage: [...coverage(Engine.POSTGRES, postgresDesign), ...coverage(Engine.DYNAMODB, dynamodbDesign)],
    // Made when it is asked for: few decisions are followed by a record.
    get accessMap() { return engine === Engine.DYNAMODB ? accessMapOf(workload, dynamodbDesign) : undefined; },
    costs: { [Engine.POSTGRES]: postgresDesign.cost, [Engine.DYNAMODB]: dynamodbDesign.cost },
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
function verdictOf(conclusion: Conclusion) {
  const { engine, keepExisting, decidedBy } = conclusion.settlement;
  const { workload, thresholds, settled } = conclusion.evidence;
  const result = threePartTest(workload, thresholds);
  const test = testInWords(result);
  return {
    outcome: engine === undefined ? Outcome.CONFLICT : Outcome.DECIDED,
    ...(engine && { engine }),
    ...(keepExisting && { keepExisting }),
    decidedBy,
    rationale: rationaleOf(conclusion, test),
    test,
    unknowns: unknownsOf(workload, result),
    options: { ...(engine && { engine }), ...settled },
  };
}

function coverage(engine: Engine, design: DynamoDbDesign | PostgresDesign): PatternCoverage[] {
  return design.coverage.map(({ pattern, servedBy, why }) => ({ pattern, engine, ...(servedBy && { servedBy }), why }));
}
