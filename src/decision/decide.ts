import { PriceOverrides } from '../designs/cost/price-overrides';
import { pricesFor } from '../designs/cost/prices';
import { completeDynamoDb } from '../designs/dynamodb/complete';
import { Options } from '../designs/options';
import { completePostgres } from '../designs/postgres/complete';
import { AccessPatternProfile } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { toWorkload, Workload } from '../profile/workload';
import { RULES, SETTLING_RULES } from '../rules';
import { gatherEvidence } from '../rules/evidence';
import { Finding } from '../rules/finding';
import { DYNAMODB_QUESTIONS, POSTGRES_QUESTIONS, Question } from '../rules/questions';
import { Evidence } from '../rules/rule';
import { ThresholdSetter, Thresholds } from '../rules/thresholds';
import { conclude } from './conclude';
import { DecidedBy, EngineOverride } from './decision';
import { findFlips } from './flips';
import { judge, settle } from './settle';
import { EngineSettlement, settleEngine } from './settle-engine';
import { Settlement } from './settlement';

/** What may be said besides the profile. */
export interface DecideOptions {
  /** Thresholds that differ from the defaults. */
  readonly thresholds?: Thresholds;
  /** Who set each of them. Default: the props. */
  readonly thresholdsSetBy?: Readonly<Record<string, ThresholdSetter>>;
  /** The Region whose prices count. Default: us-east-1. */
  readonly region?: string;
  /** Prices that differ from the snapshot's. */
  readonly prices?: PriceOverrides;
  /** Whether a network is given to a Postgres store. Default: it has one of its own. */
  readonly networkGiven?: boolean;
  /** A disagreement with the decision. */
  readonly override?: EngineOverride;
}

/** Drafts both stores, lets the rules judge the drafts, settles every question, and says why. */
export function decide(profile: AccessPatternProfile, options: DecideOptions = {}): Settlement {
  const drafts = gatherEvidence(toWorkload(profile), options.thresholds);
  const dynamodb = settleAll(DYNAMODB_QUESTIONS, drafts);
  const postgres = settleAll(POSTGRES_QUESTIONS, drafts);
  const prices = pricesFor(options.region, options.prices);
  const evidence = { ...drafts, settled: { ...dynamodb.settled, ...postgres.settled } };
  const engineFindings = judge(RULES, 'engine', evidence);
  const settlement = settleEngine(evidence, engineFindings);
  return conclude({
    evidence,
    settlement: overridden(settlement, options.override),
    override: options.override,
    thresholds: options.thresholds ?? {},
    thresholdsSetBy: options.thresholdsSetBy ?? {},
    findings: [...engineFindings, ...dynamodb.findings, ...postgres.findings],
    flips: findFlips(evidence.workload, evidence.thresholds, settlement.engine, (workload) => engineOf(workload, evidence)),
    dynamodbDesign: completeDynamoDb(evidence.workload, evidence.dynamodb, dynamodb.settled, prices, evidence.dynamodbLoads),
    postgresDesign: completePostgres(evidence.workload, evidence.postgres, postgres.settled, prices, options.networkGiven),
  });
}

/** Settles questions in their order; each one's rules see what was settled before. */
function settleAll(questions: readonly Question[], drafts: Evidence): { settled: Options; findings: Finding[] } {
  const findings: Finding[] = [];
  let settled: Options = {};
  for (const question of questions) {
    const found = judge(RULES, question.id, { ...drafts, settled });
    const option = settle(question, found);
    if (option === undefined) throw new Error(`every option of ${question.id} is excluded; this is a defect of the rules`);
    findings.push(...found);
    settled = { ...settled, [question.id]: option };
  }
  return { settled, findings };
}

/** The engine of a workload that differs from the evidence in rates and sizes alone. */
function engineOf(workload: Workload, evidence: Evidence): Engine | undefined {
  const other = { ...evidence, workload };
  return settleEngine(other, judge(SETTLING_RULES, 'engine', other)).engine;
}

function overridden(settlement: EngineSettlement, override: EngineOverride | undefined): EngineSettlement {
  if (!override || override.engine === settlement.engine) return settlement;
  return { engine: override.engine, decidedBy: DecidedBy.OVERRIDE };
}
