import { toldEstimate } from '../designs/cost/cost-lines';
import { accessMapOf } from '../designs/dynamodb/access-map/build';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { tablesInWords as dynamodbTablesInWords } from '../designs/dynamodb/tables-in-words';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { sizeInWords } from '../designs/postgres/sizing-in-words';
import { tablesInWords as postgresTablesInWords } from '../designs/postgres/tables-in-words';
import { Engine } from '../profile/engine';
import { Workload } from '../profile/workload';
import { thresholdsInForce } from '../rules/threshold-defaults';
import { advisoriesFor } from './advisories';
import { alternativeTo } from './alternative';
import { Conclusion } from './conclusion';
import { decideAgain } from './decide-again';
import { DecidedBy, EngineOverride, Outcome, PatternCoverage } from './decision';
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
  return new Explained(conclusion);
}

/** What is told of a decision, besides what was settled. */
const PARTS = [
  'rationale', 'test', 'options', 'findings', 'flips', 'alternative', 'coverage', 'tables', 'sizing', 'accessMap', 'costs', 'unknowns', 'tradeOffs', 'migration',
  'advisories', 'thresholds', 'thresholdsInForce', 'hash',
] as const satisfies readonly (keyof Settlement)[];

type Told = { -readonly [Part in typeof PARTS[number]]?: Settlement[Part] };

/** A decision, each part of which is told when it is first read: many are asked for little more than their engine. */
class Explained implements Settlement {
  readonly schemaVersion = SCHEMA_VERSION;
  readonly rulesetVersion = RULESET_VERSION;
  readonly outcome: Outcome;
  readonly engine?: Engine;
  readonly keepExisting?: Engine;
  readonly decidedBy: DecidedBy;
  readonly override?: EngineOverride;
  readonly workload: Workload;
  readonly dynamodbDesign: DynamoDbDesign;
  readonly postgresDesign: PostgresDesign;
  readonly #conclusion: Conclusion;
  readonly #told: Told = {};

  constructor(conclusion: Conclusion) {
    const { engine, keepExisting, decidedBy } = conclusion.settlement;
    this.outcome = engine === undefined ? Outcome.CONFLICT : Outcome.DECIDED;
    this.engine = engine;
    this.keepExisting = keepExisting;
    this.decidedBy = decidedBy;
    this.override = conclusion.override;
    this.workload = conclusion.evidence.workload;
    this.dynamodbDesign = conclusion.dynamodbDesign;
    this.postgresDesign = conclusion.postgresDesign;
    this.#conclusion = conclusion;
  }

  get rationale() {
    return this.#told.rationale ??= rationaleOf(this.#conclusion, this.test, this.flips);
  }

  get test() {
    return this.#told.test ??= testInWords(this.workload, this.#conclusion.evidence.thresholds);
  }

  get options(): Settlement['options'] {
    const { settled } = this.#conclusion.evidence;
    return this.#told.options ??= this.engine === undefined ? { ...settled } : { engine: this.engine, ...settled };
  }

  get findings() {
    return this.#told.findings ??= byWeight(this.#conclusion.findings.map(findingOf), this.options);
  }

  get flips() {
    const { evidence, judged, findings } = this.#conclusion;
    return this.#told.flips ??= findFlips(this.workload, evidence.thresholds, judged.engine, decideAgain(evidence, findings));
  }

  get alternative() {
    return this.#told.alternative ??= this.engine && alternativeTo(this.engine, this.#conclusion);
  }

  get coverage() {
    return this.#told.coverage ??= [...coverage(Engine.POSTGRES, this.postgresDesign), ...coverage(Engine.DYNAMODB, this.dynamodbDesign)];
  }

  get tables() {
    return this.#told.tables ??= this.engine && (
      this.engine === Engine.DYNAMODB ? dynamodbTablesInWords(this.workload, this.dynamodbDesign) : postgresTablesInWords(this.postgresDesign)
    );
  }

  get sizing() {
    return this.#told.sizing ??= this.engine === Engine.POSTGRES ? sizeInWords(this.postgresDesign) : undefined;
  }

  get accessMap() {
    return this.#told.accessMap ??= this.engine === Engine.DYNAMODB ? accessMapOf(this.workload, this.dynamodbDesign) : undefined;
  }

  get costs() {
    return this.#told.costs ??= {
      [Engine.POSTGRES]: toldEstimate(this.postgresDesign.cost), [Engine.DYNAMODB]: toldEstimate(this.dynamodbDesign.cost),
    };
  }

  get unknowns() {
    return this.#told.unknowns ??= unknownsOf(this.#conclusion);
  }

  get tradeOffs() {
    return this.#told.tradeOffs ??= this.engine ? tradeOffsOf(this.engine) : [];
  }

  get migration() {
    return this.#told.migration ??= migrationLines(this.workload, this.engine, this.keepExisting);
  }

  get advisories() {
    return this.#told.advisories ??= advisoriesFor(this.workload, this.engine);
  }

  get thresholds() {
    return this.#told.thresholds ??= { ...this.#conclusion.thresholds } as Record<string, number>;
  }

  get thresholdsInForce() {
    return this.#told.thresholdsInForce ??= thresholdsInForce(this.#conclusion.thresholds, this.#conclusion.thresholdsSetBy);
  }

  get hash() {
    return this.#told.hash ??= hashOf(this.engine, this.dynamodbDesign, this.postgresDesign);
  }

  /** The decision, without the designs it was made between: by itself JSON holds nothing that a getter gives. */
  toJSON(): object {
    const { schemaVersion, rulesetVersion, outcome, engine, keepExisting, decidedBy, override } = this;
    const told = PARTS.map((part) => [part, this[part]]);
    return { schemaVersion, rulesetVersion, outcome, engine, keepExisting, decidedBy, override, ...Object.fromEntries(told) };
  }
}

function coverage(engine: Engine, design: DynamoDbDesign | PostgresDesign): PatternCoverage[] {
  return design.coverage.map(({ pattern, servedBy, why }) => ({ pattern, engine, ...(servedBy && { servedBy }), why }));
}
