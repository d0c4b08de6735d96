import { DynamoDbCoverage, DynamoDbDraft } from '../designs/dynamodb/dynamodb-design';
import { RequestLoad } from '../designs/dynamodb/request-loads';
import { Options } from '../designs/options';
import { PostgresDraft } from '../designs/postgres/postgres-design';
import { Words } from '../profile/words';
import { Workload } from '../profile/workload';
import { Source, Verdict } from './finding';
import { QuestionId } from './questions';
import { PeakUnits } from './table-demand';
import { ResolvedThresholds } from './threshold-defaults';

/** Both drafts and what was derived from them, before any question is settled. */
export interface Drafts {
  readonly workload: Workload;
  readonly dynamodb: DynamoDbDraft;
  /** How DynamoDB serves each pattern, by the pattern's name. */
  readonly dynamodbCoverage: ReadonlyMap<string, DynamoDbCoverage>;
  /** What the requests of the draft ask of its tables and indexes. */
  readonly dynamodbLoads: readonly RequestLoad[];
  /** What each of its tables and indexes carries at the peak, at least. */
  readonly dynamodbPeaks: readonly PeakUnits[];
  readonly postgres: PostgresDraft;
  readonly thresholds: ResolvedThresholds;
}

/** Everything a rule may look at. */
export interface Evidence extends Drafts {
  /** The options settled so far, by question: a rule sees the questions before its own. */
  readonly settled: Options;
}

/** A rule's word on one option, before its name and sources are put to it. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly option: string;
  /** Why, with this workload's numbers. */
  readonly because: Words;
  /** What to change to be rid of it. */
  readonly remedy?: string;
}

/** One claim about one question. Silent rules return nothing. */
export interface Rule {
  /** The path under `src/rules`, which is also that of the test and the anchor in docs/RULES.md. */
  readonly id: string;
  readonly question: QuestionId;
  /** The claim: at most 80 characters, no full stop. */
  readonly title: string;
  readonly sources: readonly Source[];
  /** Whether its verdict can change with rates and item counts alone; a caution's wording does not count. */
  readonly scales?: boolean;
  judge(evidence: Evidence): readonly Ruling[];
}

/** What is said of each element; undefined says nothing of it. */
export function rulingsOn<T>(elements: readonly T[], judge: (element: T) => Ruling | undefined): Ruling[] {
  const rulings: Ruling[] = [];
  for (const element of elements) {
    const ruling = judge(element);
    if (ruling !== undefined) rulings.push(ruling);
  }
  return rulings;
}

/** Shorthands for rulings. */
export function excludes(option: string, because: Words, remedy?: string): Ruling {
  return { verdict: Verdict.EXCLUDES, option, because, remedy };
}

export function favors(option: string, because: Words, remedy?: string): Ruling {
  return { verdict: Verdict.FAVORS, option, because, remedy };
}

export function cautions(option: string, because: Words, remedy?: string): Ruling {
  return { verdict: Verdict.CAUTIONS, option, because, remedy };
}
