import { obstacleOf } from '../designs/dynamodb/obstacles';
import { AccessPatternProfile, Entity, ExistingEngine } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { ENGINE_NAMES } from '../profile/engine-names';
import { count, percent, quantity } from '../profile/format';
import { toWorkload, Workload } from '../profile/workload';
import { comesByDataApi } from '../rules/clients';
import { rule as telemetryRule } from '../rules/engine/high-rate-telemetry';
import { rule as joinRule } from '../rules/engine/join-needs-fresh-data';
import { rule as sessionsRule } from '../rules/engine/massive-sessions';
import { carriedByPostgres, KEPT_READ_SHARE } from '../rules/existing-table';
import { Verdict } from '../rules/finding';
import { DATA_API_ROW_BYTES, MAX_ITEM_BYTES } from '../rules/limits';
import { Evidence, Rule } from '../rules/rule';
import { Signal, signals } from '../rules/scale';
import { sessions, telemetry } from '../rules/shapes';
import { singleKey } from '../rules/three-part-test';
import { ResolvedThresholds } from '../rules/threshold-defaults';
import { DecidedBy } from './decision';
import { Judgement } from './judgement';
import { EngineSettlement } from './settle-engine';

/** What was settled about the engine, and by what. */
export interface Settled {
  readonly evidence: Evidence;
  readonly findings: readonly Judgement[];
  readonly judged: EngineSettlement;
}

/** Each number that was not declared, by path, and what it could change: as much as the step that settled the engine leaves open. */
export function unknownNumbers(settled: Settled): string[] {
  const { workload, thresholds } = settled.evidence;
  const ofShare = singleKey(workload, thresholds).met === undefined ? workload.singleKeyShare.missing : [];
  const ofScale = [...workload.requestsPerSecond.missing, ...workload.rowWritesPerSecond.missing, ...workload.bytes.missing];
  const named = namedBounds(settled);
  return [...new Set([...ofShare, ...ofScale])].map((path) => {
    const matters = whyItMatters(settled, path, ofShare.includes(path)) ?? `for sizing and cost; ${whatStands(settled.judged)} without it`;
    return `${path}: unknown; would matter ${named.get(path) ?? matters}`;
  });
}

/** Why the answer could be another one with this number; undefined where it could not. */
function whyItMatters({ evidence, findings, judged }: Settled, path: string, isOfShare: boolean): string | undefined {
  const { thresholds, workload } = evidence;
  if (isLeftTable(evidence, judged) && isOfARead(workload, path)) {
    return `because the existing table is kept beside Postgres where a single key serves ${percent(KEPT_READ_SHARE)} of the reads`;
  }
  if (isRate(path) && judged.decidedBy !== DecidedBy.EXISTING_TABLE && hangsOnJoins(findings)) {
    return `because joins over fresh data exclude DynamoDB from ${percent(thresholds.rareJoinShare)} of the load on`;
  }
  if (judged.engine !== Engine.DYNAMODB && isOfAPage(workload, path)) return 'because DynamoDB aggregates no more than one page of 1 MB';
  if (judged.engine === Engine.DYNAMODB && path.endsWith('.averageItemBytes')) return `because an item over ${count(MAX_ITEM_BYTES)} bytes excludes DynamoDB`;
  if (judged.engine !== Engine.POSTGRES) return undefined;
  if (comesByDataApi(workload) && path.endsWith('.averageItemBytes')) {
    return `because functions outside a VPC have the Data API alone, and it returns ${count(DATA_API_ROW_BYTES)} bytes a row at most`;
  }
  if (judged.decidedBy !== DecidedBy.DEFAULT) {
    const refused = nearest(signalsOf(carriedByPostgres(evidence), thresholds), path, 'refused');
    return refused && `because Postgres is excluded too from ${bound(refused, 'refused')}`;
  }
  if (isOfShare) return `because it could prove or refute that a single key serves ${percent(thresholds.singleKeyShare)} of the load`;
  const end = singleKey(workload, thresholds).met === false ? 'refused' : 'beyond';
  const signal = nearest(signalsOf(workload, thresholds), path, end);
  return signal && `because ${end === 'beyond' ? 'one Postgres primary is outgrown' : 'Postgres is excluded'} from ${bound(signal, end)}`;
}

/** Whether an existing table is left because it is not proven to serve half of the reads. */
function isLeftTable({ workload: { profile } }: Evidence, { decidedBy, engine }: EngineSettlement): boolean {
  return profile.existingStore?.engine === ExistingEngine.DYNAMODB && decidedBy !== DecidedBy.EXISTING_TABLE && engine !== Engine.DYNAMODB
    && !profile.singleStore;
}

function isOfARead({ load }: Workload, path: string): boolean {
  return load.some(({ name, writes }) => !writes && path === `accessPatterns.${name}.peakPerSecond`);
}

/** Whether it is the size of the items that keeps DynamoDB from adding them up. */
function isOfAPage({ load, entities }: Workload, path: string): boolean {
  return load.some((access) => {
    const light = { ...access, entity: { ...access.entity, averageItemBytes: 1 } };
    return path === `entities.${access.entity.name}.averageItemBytes` && obstacleOf(access, entities) !== undefined && obstacleOf(light, entities) === undefined;
  });
}

/** Whether DynamoDB is excluded by its joins alone: what share of the load they have is then what settles. */
function hangsOnJoins(findings: readonly Judgement[]): boolean {
  const against = findings.filter(({ verdict, option }) => verdict === Verdict.EXCLUDES && option === Engine.DYNAMODB);
  return against.length > 0 && against.every(({ rule }) => rule === joinRule.id);
}

function isRate(path: string): boolean {
  return path.endsWith('.peakPerSecond');
}

/** The signals of scale; over the Data API every request runs on the writer. */
function signalsOf(workload: Workload, thresholds: ResolvedThresholds): readonly Signal[] {
  const all = signals(workload, thresholds);
  return !comesByDataApi(workload) ? all : all.map((signal) =>
    signal.name === 'requestsPerSecond' ? { ...signal, refused: thresholds.refusedStrongRequestsPerSecond } : signal);
}

/** The signal that the number adds to and that has the least room left before a bound. */
function nearest(all: readonly Signal[], path: string, end: 'beyond' | 'refused'): Signal | undefined {
  const room = (signal: Signal) => signal[end]! - signal.demand.value;
  return all
    .filter((signal) => signal[end] !== undefined && signal.demand.missing.includes(path))
    .reduce<Signal | undefined>((a, b) => a === undefined || room(b) < room(a) ? b : a, undefined);
}

function bound(signal: Signal, end: 'beyond' | 'refused'): string {
  return `${quantity(signal[end]!, signal.unit)} on, and ${quantity(signal.demand.value, signal.unit)} are declared`;
}

/** What holds whatever the number is. */
function whatStands({ engine, decidedBy, keepExisting }: EngineSettlement): string {
  switch (decidedBy) {
    case DecidedBy.CONFLICT: return 'both engines are excluded';
    case DecidedBy.EXCLUSION: return `${ENGINE_NAMES[engine === Engine.POSTGRES ? Engine.DYNAMODB : Engine.POSTGRES]} is excluded`;
    case DecidedBy.EXISTING_TABLE: return keepExisting ? 'the existing table keeps the key path' : 'the existing table stays';
    case DecidedBy.THREE_PART_TEST: return 'the scale is proven';
    case DecidedBy.NAMED_RECOMMENDATION: return 'the recommendation holds';
    default: return 'a single key is refuted';
  }
}

/** A number beyond every threshold. */
const VAST = 1e15;

/** The numbers that a named recommendation of DynamoDB could still come from, by path: held against its rule with whatever is left open. */
function namedBounds({ evidence, judged }: Settled): ReadonlyMap<string, string> {
  const { profile } = evidence.workload;
  if (judged.decidedBy !== DecidedBy.DEFAULT) return new Map();
  const shaped = new Set([...sessions(evidence), ...telemetry(evidence)]);
  return new Map([...shaped].flatMap((entity) => {
    const supposed = { ...evidence, workload: toWorkload(withVast(profile, entity)) };
    return NAMED.filter(({ rule }) => rule.judge(supposed).length > 0).flatMap(({ isPartOf, words }) => [
      ...(isPartOf === 'items-and-rates' ? [`entities.${entity.name}.itemCount`] : []),
      ...profile.accessPatterns.filter((pattern) => pattern.entity === entity.name).map(({ name }) => `accessPatterns.${name}.peakPerSecond`),
    ].map((path) => [path, words(evidence.thresholds)] as const));
  }));
}

interface NamedBound {
  readonly rule: Rule;
  readonly isPartOf: 'items-and-rates' | 'rates';
  words(thresholds: ResolvedThresholds): string;
}

const NAMED: readonly NamedBound[] = [{
  rule: sessionsRule,
  isPartOf: 'items-and-rates',
  words: ({ sessionItems, sessionRequestsPerSecond }) =>
    `because sessions are DynamoDB ground from ${count(sessionItems)} live items and ${count(sessionRequestsPerSecond)} requests/s on`,
}, {
  rule: telemetryRule,
  isPartOf: 'rates',
  words: ({ telemetryWritesPerSecond }) => `because telemetry is DynamoDB ground from ${count(telemetryWritesPerSecond)} writes/s on`,
}];

/** The profile with vast numbers in place of those of an entity that were left out. */
function withVast(profile: AccessPatternProfile, { name, itemCount = VAST }: Entity): AccessPatternProfile {
  return {
    ...profile,
    entities: profile.entities.map((each) => each.name === name ? { ...each, itemCount } : each),
    accessPatterns: profile.accessPatterns.map((pattern) =>
      pattern.entity === name && pattern.averagePerSecond === undefined ? { ...pattern, peakPerSecond: pattern.peakPerSecond ?? VAST } : pattern),
  };
}
