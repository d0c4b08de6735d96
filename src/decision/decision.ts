import { CostEstimate } from '../designs/cost/cost-estimate';
import { AccessMap } from '../designs/dynamodb/access-map/access-map';
import { Engine } from '../profile/engine';
import { Finding } from '../rules/finding';
import { ThresholdInForce } from '../rules/thresholds';

/** How a decision ended. */
export enum Outcome {
  /** An engine was settled. */
  DECIDED = 'decided',
  /** Each engine fails a requirement that it cannot meet. */
  CONFLICT = 'conflict',
}

/** The step that settled the engine. */
export enum DecidedBy {
  /** A table that exists and goes on serving what it can. */
  EXISTING_TABLE = 'existing-table',
  /** The other engine cannot serve the profile. */
  EXCLUSION = 'exclusion',
  /** Neither engine can serve the profile. */
  CONFLICT = 'conflict',
  /** A named recommendation of the guidance. */
  NAMED_RECOMMENDATION = 'named-recommendation',
  /** Single key, beyond one primary, on AWS: all three proven. */
  THREE_PART_TEST = 'three-part-test',
  /** Nothing spoke against Postgres. */
  DEFAULT = 'default',
  /** The user's override. */
  OVERRIDE = 'override',
}

/** One part of the three-part test. */
export interface TestPart {
  /** What the profile shows: a number, or the platform. */
  readonly value: any;
  /** What it is held against. */
  readonly threshold: any;
  /**
   * Whether the part is proven.
   * @default - unknown: a quantity that would settle it is not declared
   */
  readonly met?: boolean;
  /** The measure and how it stands, in words. */
  readonly because: string;
}

/** DynamoDB only when all three parts are proven. */
export interface ThreePartTest {
  /** The share of requests served by a single key. */
  readonly singleKey: TestPart;
  /** The measure of scale that is furthest beyond, or nearest to, what one Postgres primary carries. */
  readonly beyondOnePrimary: TestPart;
  /** The platform. */
  readonly onAws: TestPart;
}

/** A number that would change the answer. */
export interface Flip {
  /** The measure. */
  readonly signal: string;
  /** Its unit. */
  readonly unit: string;
  /** Its value at which the answer changes. */
  readonly at: number;
  /** That value as a multiple of what the profile declares: above 1 from there on, below 1 under it. */
  readonly factor: number;
  /**
   * The engine it would be then.
   * @default - none: both would be excluded
   */
  readonly engine?: Engine;
}

/** The engine that was not chosen. */
export interface Alternative {
  /** The engine. */
  readonly engine: Engine;
  /** What it would look like and why it was not taken, in a sentence. */
  readonly summary: string;
}

/** How an engine's design serves an access pattern. */
export interface PatternCoverage {
  /** The pattern. */
  readonly pattern: string;
  /** The engine whose design this is. */
  readonly engine: Engine;
  /**
   * The key or index that serves it.
   * @default - the design cannot serve it
   */
  readonly servedBy?: string;
  /** How it is served, or why it cannot be. */
  readonly why: string;
}

/** A user's disagreement with the decision. */
export interface EngineOverride {
  /** The engine to build. */
  readonly engine: Engine;
  /** Why; recorded in the rationale. */
  readonly reason: string;
}

/** What was decided, and everything it rests on. */
export interface Decision {
  /** Version of this shape. */
  readonly schemaVersion: string;
  /** Version of the rules; a change that can flip an engine is a major one. */
  readonly rulesetVersion: string;
  /** How it ended. */
  readonly outcome: Outcome;
  /**
   * The engine.
   * @default - none: the outcome is a conflict
   */
  readonly engine?: Engine;
  /**
   * The engine of an existing table that stays beside the chosen store.
   * @default - none
   */
  readonly keepExisting?: Engine;
  /** The step that settled it. */
  readonly decidedBy: DecidedBy;
  /** The rationale in one paragraph. */
  readonly rationale: string;
  /** The three-part test, with its numbers. */
  readonly test: ThreePartTest;
  /** The option settled for every question, by question. */
  readonly options: { [question: string]: string };
  /** What the rules found, the weightiest first. */
  readonly findings: Finding[];
  /** What would change the answer, the nearest first. */
  readonly flips: Flip[];
  /** The engine that was not chosen. */
  readonly alternative?: Alternative;
  /** How both designs serve each pattern. */
  readonly coverage: PatternCoverage[];
  /**
   * What is built of tables, in words: keys and indexes; of DynamoDB throughput, hot keys and what they ask of the application, of Postgres
   * partitions, expiry jobs and change feeds.
   * @default - none: the outcome is a conflict
   */
  readonly tables?: string[];
  /**
   * How each number of what is built came about, in words: class or capacity, readers, storage, connections, pooler, backups.
   * @default - none: the engine is not Postgres
   */
  readonly sizing?: string[];
  /**
   * The exact requests that serve each pattern.
   * @default - none: the engine is not DynamoDB
   */
  readonly accessMap?: AccessMap;
  /** What both designs would cost, by engine. */
  readonly costs: { [engine: string]: CostEstimate };
  /** What was not declared and would matter. */
  readonly unknowns: string[];
  /** What the choice costs and brings, said out loud: latency, operations, schema, transactions and so on. */
  readonly tradeOffs: string[];
  /** What moving an existing store would take. */
  readonly migration: string[];
  /** Newer facts that differ from the guidance. */
  readonly advisories: string[];
  /** Thresholds that the user set, by name. */
  readonly thresholds: { [name: string]: number };
  /** Every threshold that the profile was held against, with who set it and what its default rests on. */
  readonly thresholdsInForce: ThresholdInForce[];
  /**
   * The user's disagreement.
   * @default - none
   */
  readonly override?: EngineOverride;
  /** A digest of engine, options and designs: equal decisions have equal hashes; prices are no part of it. */
  readonly hash: string;
}
