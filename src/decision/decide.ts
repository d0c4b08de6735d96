import { PriceOverrides } from '../designs/cost/price-overrides';
import { pricesFor } from '../designs/cost/prices';
import { completeDynamoDb } from '../designs/dynamodb/complete';
import { Options } from '../designs/options';
import { completePostgres } from '../designs/postgres/complete';
import { AccessPatternProfile } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { groupBy } from '../profile/group-by';
import { toWorkload, Workload } from '../profile/workload';
import { RULES } from '../rules';
import { gatherEvidence } from '../rules/evidence';
import { Finding } from '../rules/finding';
import { DYNAMODB_QUESTIONS, ENGINE, POSTGRES_QUESTIONS, Question } from '../rules/questions';
import { Evidence, Rule } from '../rules/rule';
import { ThresholdSetter, Thresholds } from '../rules/thresholds';
import { conclude } from './conclude';
import { DecidedBy, EngineOverride } from './decision';
import { findFlips } from './flips';
import { judge, settle } from './settle';
import { EngineSettlement, settleEngine } from './settle-engine';
import { Settlement } from './settlement';

const BY_QUESTION = groupBy(RULES, ({ question }) => question);
const SCALING_RULES = rulesOf(ENGINE).filter(({ scales }) => scales);
const SCALING: ReadonlySet<string> = new Set(SCALING_RULES.map(({ id }) => id));

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
  const engineFindings = judge(rulesOf(ENGINE), evidence);
  const settlement = settleEngine(evidence, engineFindings);
  return conclude({
    evidence,
    settlement: overridden(settlement, options.override),
    override: options.override,
    thresholds: options.thresholds ?? {},
    thresholdsSetBy: options.thresholdsSetBy ?? {},
    findings: [...engineFindings, ...dynamodb.findings, ...postgres.findings],
    flips: findFlips(evidence.workload, evidence.thresholds, settlement.engine, (workload) => engineOf(workload, evidence, engineFindings)),
    dynamodbDesign: completeDynamoDb(evidence.workload, evidence.dynamodb, dynamodb.settled, prices, evidence.dynamodbLoads),
    postgresDesign: completePostgres(evidence.workload, evidence.postgres, postgres.settled, prices, options.networkGiven),
  });
}

/** Settles questions in their order; each one's rules see what was settled before. */
function settleAll(questions: readonly Question[], drafts: Evidence): { settled: Options; findings: Finding[] } {
  const findings: Finding[] = [];
  let settled: Options = {};
  for (const question of questions) {
    const found = judge(rulesOf(question), { ...drafts, settled });
    const option = settle(question, found);
    if (option === undefined) throw new Error(`every option of ${question.id} is excluded; this is a defect of the rules`);
    findings.push(...found);
    settled = { ...settled, [question.id]: option };
  }
  return { settled, findings };
}

/** The engine of a workload that differs from the evidence in rates and item counts alone: what does not scale was found already. */
function engineOf(workload: Workload, evidence: Evidence, findings: readonly Finding[]): Engine | undefined {
  const other = { ...evidence, workload };
  const fixed = findings.filter(({ rule }) => !SCALING.has(rule));
  return settleEngine(other, [...fixed, ...judge(SCALING_RULES, other)]).engine;
}

function rulesOf({ id }: Question): readonly Rule[] {
  return BY_QUESTION.get(id) ?? [];
}

function overridden(settlement: EngineSettlement, override: EngineOverride | undefined): EngineSettlement {
  if (!override || override.engine === settlement.engine) return settlement;
  return { engine: override.engine, decidedBy: DecidedBy.OVERRIDE };
}
