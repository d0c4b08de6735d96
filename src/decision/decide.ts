import { PriceOverrides } from '../designs/cost/price-overrides';
import { pricesFor } from '../designs/cost/prices';
import { asStored } from '../designs/dynamodb/as-stored';
import { completeDynamoDb } from '../designs/dynamodb/complete';
import { Options } from '../designs/options';
import { completePostgres } from '../designs/postgres/complete';
import { AccessPatternProfile } from '../profile/access-pattern-profile';
import { toWorkload } from '../profile/workload';
import { evidenceWith, gatherEvidence } from '../rules/evidence';
import { loadOfPostgres } from '../rules/existing-table';
import { DYNAMODB_QUESTIONS, ENGINE, POSTGRES_QUESTIONS, Question } from '../rules/questions';
import { Drafts } from '../rules/rule';
import { ThresholdSetter, Thresholds } from '../rules/thresholds';
import { Conclusion } from './conclusion';
import { DecidedBy, EngineOverride } from './decision';
import { explain } from './explain';
import { Judgement } from './judgement';
import { rulesOf } from './rules-of';
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
  /** Options that the user has chosen, by question: they are taken whatever the rules find, and the findings stay. */
  readonly chosen?: Options;
}

/** Settles everything, with both designs and their costs; why is told when it is read. */
export function decide(profile: AccessPatternProfile, options: DecideOptions = {}): Settlement {
  return explain(settleProfile(profile, options));
}

/** Drafts both stores, lets the rules judge the drafts, settles the engine and then every other question, and prices both designs. */
function settleProfile(profile: AccessPatternProfile, options: DecideOptions = {}): Conclusion {
  const drafts = gatherEvidence(toWorkload(profile), options.thresholds);
  const unsettled = evidenceWith(drafts, {});
  const engineFindings = judge(rulesOf(ENGINE), unsettled);
  const judged = settleEngine(unsettled, engineFindings);
  const forPostgres = judged.keepExisting ? { ...drafts, workload: loadOfPostgres(unsettled) } : drafts;
  const dynamodb = settleAll(DYNAMODB_QUESTIONS, drafts, options.chosen);
  const postgres = settleAll(POSTGRES_QUESTIONS, forPostgres, options.chosen);
  const prices = pricesFor(options.region, options.prices);
  return {
    evidence: evidenceWith(drafts, Object.assign({}, dynamodb.settled, postgres.settled)),
    judged,
    settlement: overridden(judged, options.override),
    override: options.override,
    thresholds: options.thresholds ?? {},
    thresholdsSetBy: options.thresholdsSetBy ?? {},
    findings: [...engineFindings, ...dynamodb.findings, ...postgres.findings],
    dynamodbDesign: completeDynamoDb(asStored(drafts.workload), drafts.dynamodb, dynamodb.settled, prices, drafts.dynamodbLoads),
    postgresDesign: completePostgres(forPostgres.workload, drafts.postgres, postgres.settled, prices, options.networkGiven),
  };
}

/** Settles questions in their order; each one's rules see what was settled before. */
function settleAll(questions: readonly Question[], drafts: Drafts, chosen: Options = {}): { settled: Options; findings: Judgement[] } {
  const findings: Judgement[] = [];
  const settled: Record<string, string> = {};
  for (const question of questions) {
    const found = judge(rulesOf(question), evidenceWith(drafts, { ...settled }));
    const option = chosen[question.id] ?? settle(question, found);
    if (option === undefined) throw new Error(`every option of ${question.id} is excluded; this is a defect of the rules`);
    findings.push(...found);
    settled[question.id] = option;
  }
  return { settled, findings };
}

function overridden(judged: EngineSettlement, override: EngineOverride | undefined): EngineSettlement {
  if (!override || override.engine === judged.engine) return judged;
  return { engine: override.engine, decidedBy: DecidedBy.OVERRIDE };
}
