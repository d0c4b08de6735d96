import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { Finding } from '../rules/finding';
import { Evidence } from '../rules/rule';
import { Thresholds } from '../rules/thresholds';
import { threePartTest } from '../rules/three-part-test';
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
  readonly findings: readonly Finding[];
  readonly flips: readonly Flip[];
  readonly dynamodbDesign: DynamoDbDesign;
  readonly postgresDesign: PostgresDesign;
}

/** Explains what was settled. */
export function conclude(conclusion: Conclusion): Settlement {
  const { evidence, settlement, dynamodbDesign, postgresDesign } = conclusion;
  const { workload } = evidence;
  const { engine, keepExisting, decidedBy } = settlement;
  const result = threePartTest(workload, evidence.thresholds);
  const test = testInWords(result);
  return {
    schemaVersion: SCHEMA_VERSION,
    rulesetVersion: RULESET_VERSION,
    outcome: engine === undefined ? Outcome.CONFLICT : Outcome.DECIDED,
    ...(engine && { engine }),
    ...(keepExisting && { keepExisting }),
    decidedBy,
    rationale: rationaleOf(conclusion, test),
    test,
    options: { ...(engine && { engine }), ...evidence.settled },
    findings: byWeight(conclusion.findings, engine),
    flips: [...conclusion.flips],
    ...(engine && { alternative: alternativeTo(engine, conclusion) }),
    coverage: [...coverage(Engine.POSTGRES, postgresDesign), ...coverage(Engine.DYNAMODB, dynamodbDesign)],
    costs: { [Engine.POSTGRES]: postgresDesign.cost, [Engine.DYNAMODB]: dynamodbDesign.cost },
    unknowns: unknownsOf(workload, result),
    tradeOffs: engine ? tradeOffsOf(engine) : [],
    migration: migrationLines(workload, engine, keepExisting),
    advisories: advisoriesFor(workload),
    thresholds: { ...conclusion.thresholds },
    ...(conclusion.override && { override: conclusion.override }),
    hash: hashOf(engine, dynamodbDesign, postgresDesign),
    workload,
    dynamodbDesign,
    postgresDesign,
  };
}

function coverage(engine: Engine, design: DynamoDbDesign | PostgresDesign): PatternCoverage[] {
  return design.coverage.map(({ pattern, servedBy, why }) => ({ pattern, engine, ...(servedBy && { servedBy }), why }));
}
