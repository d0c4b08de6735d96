import * as fc from 'fast-check';
import {
  AccessPattern, AccessPatternProfile, AttributeType, ClientKind, Consistency, Entity, Evolution, ExistingEngine, FeedTarget, Operation, Platform,
  PostgresFeature, Topology, Traffic,
} from '../../src/profile/access-pattern-profile';
import '../fixed-seed';

const ATTRIBUTES = {
  id: AttributeType.STRING,
  owner: AttributeType.STRING,
  title: AttributeType.STRING,
  at: AttributeType.TIMESTAMP,
  score: AttributeType.NUMBER,
  flag: AttributeType.BOOLEAN,
  until: AttributeType.TIMESTAMP,
};
const WRITES = [Operation.PUT, Operation.UPDATE, Operation.DELETE, Operation.TRANSACTION];
const JOINABLE = [Operation.GET, Operation.LIST, Operation.AGGREGATE];

/** A value, or nothing as often as not: what is left out is unknown. */
function maybe<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(of, { nil: undefined });
}

/** Rates and sizes on both sides of every threshold. */
const rate = fc.constantFrom(0.1, 1, 50, 999, 4_001, 9_999, 10_000, 29_999, 30_000, 79_999, 80_000, 1_000_000);
const size = fc.constantFrom(1, 200, 1024, 5_000, 70_000, 409_600, 409_601);

function entity(name: string): fc.Arbitrary<Entity> {
  return fc.record({
    key: fc.constantFrom<string[]>(['id'], ['owner', 'id'], ['owner', 'at'], ['owner', 'at', 'id']),
    itemCount: maybe(fc.constantFrom(0, 1_000, 9_999_999, 10_000_000, 2_000_000_000)),
    maxItemBytes: maybe(size),
    largeValuesElsewhere: fc.boolean(),
    appendOnly: fc.boolean(),
    unique: maybe(fc.constantFrom<string[][]>([['title']], [['owner', 'title']])),
    hottestKeyShare: maybe(fc.constantFrom(0, 0.01, 0.5)),
    expiry: maybe(fc.record({ attribute: fc.constant('until'), afterSeconds: maybe(fc.constantFrom(60, 86_400)) })),
  }).map((fields) => ({ name, attributes: ATTRIBUTES, ...fields }));
}

interface Draw {
  readonly operation: Operation;
  readonly by?: string[];
  readonly range?: string;
  readonly joins: boolean;
  readonly strong: boolean;
  readonly conditional: boolean;
  readonly filter: boolean;
  readonly toleratesStaleSeconds?: number;
  readonly items?: number;
  readonly peakPerSecond?: number;
  readonly p99Milliseconds?: number;
  readonly servedElsewhere: boolean;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  operation: fc.constantFrom(...Object.values(Operation)),
  by: maybe(fc.constantFrom(['id'], ['owner'], ['title'], ['flag'], ['owner', 'at'])),
  range: maybe(fc.constantFrom('at', 'score')),
  joins: fc.integer({ min: 0, max: 3 }).map((die) => die === 0),
  strong: fc.boolean(),
  conditional: fc.boolean(),
  filter: fc.boolean(),
  toleratesStaleSeconds: maybe(fc.constantFrom(0, 60)),
  items: maybe(fc.constantFrom(1, 20, 100, 101, 5_000)),
  peakPerSecond: maybe(rate),
  p99Milliseconds: maybe(fc.constantFrom(0.5, 5, 100)),
  servedElsewhere: fc.boolean(),
});

/** What of a draw is allowed together. */
function toPattern(drawn: Draw, name: string, own: Entity, other: Entity): AccessPattern {
  const operation = drawn.operation === Operation.UPDATE && own.appendOnly ? Operation.PUT : drawn.operation;
  const search = operation === Operation.SEARCH;
  const by = search ? ['title'] : drawn.by;
  const reads = operation === Operation.LIST || operation === Operation.AGGREGATE;
  const strong = drawn.strong && (reads || operation === Operation.GET);
  return {
    name,
    entity: own.name,
    operation,
    ...(by && operation !== Operation.AD_HOC && { by }),
    ...(operation === Operation.LIST && drawn.range && !by?.includes(drawn.range) && { range: drawn.range, descending: drawn.filter }),
    ...(reads && drawn.filter && by?.[0] !== 'flag' && { filterValues: { flag: true } }),
    ...(drawn.joins && JOINABLE.includes(operation) && { joins: [other.name] }),
    ...(drawn.joins && operation === Operation.TRANSACTION && { alsoWrites: [other.name] }),
    ...(strong ? { consistency: Consistency.STRONG } : { toleratesStaleSeconds: drawn.toleratesStaleSeconds }),
    ...(WRITES.includes(operation) && { conditional: drawn.conditional }),
    maxItemsPerRequest: drawn.items && drawn.joins && operation === Operation.TRANSACTION ? Math.max(2, drawn.items) : drawn.items,
    peakPerSecond: drawn.peakPerSecond,
    p99Milliseconds: drawn.p99Milliseconds,
    servedElsewhere: drawn.servedElsewhere,
  };
}

const surroundings: fc.Arbitrary<Partial<AccessPatternProfile>> = fc.record({
  traffic: maybe(fc.constantFrom(...Object.values(Traffic))),
  clients: maybe(fc.record({ kind: fc.constantFrom(...Object.values(ClientKind)), canJoinVpc: fc.boolean(), ownPool: fc.boolean() })),
  regions: maybe(fc.record({
    topology: fc.constantFrom(Topology.ACTIVE_PASSIVE, Topology.ACTIVE_ACTIVE),
    replicaCount: maybe(fc.constantFrom(1, 2)),
    consistency: maybe(fc.constantFrom(...Object.values(Consistency))),
  })),
  changeFeeds: maybe(fc.constantFrom([{ name: 'feed', target: FeedTarget.ANY }], [{ name: 'bus', target: FeedTarget.EVENTBRIDGE, share: 0.1 }])),
  evolution: maybe(fc.constantFrom(...Object.values(Evolution))),
  existingStore: maybe(fc.record({ engine: fc.constantFrom(...Object.values(ExistingEngine)), bytes: maybe(fc.constant(2 ** 40)) })),
  singleStore: fc.boolean(),
  platform: maybe(fc.constantFrom(...Object.values(Platform))),
  requires: maybe(fc.constantFrom([], [PostgresFeature.FOREIGN_KEYS])),
});

/** Mostly plain surroundings, so that patterns and numbers get to decide. */
const plainSurroundings = fc.integer({ min: 0, max: 2 }).chain((die) => die === 0 ? surroundings : fc.constant<Partial<AccessPatternProfile>>({}));

/** Valid profiles of two entities and one to six patterns. */
export const profiles: fc.Arbitrary<AccessPatternProfile> = fc
  .tuple(entity('Alpha'), entity('Beta'), fc.array(fc.tuple(draw, fc.boolean()), { minLength: 1, maxLength: 6 }), plainSurroundings)
  .map(([alpha, beta, draws, around]) => ({
    entities: [alpha, beta],
    accessPatterns: draws.map(([drawn, first], i) => first ? toPattern(drawn, `pattern-${i}`, alpha, beta) : toPattern(drawn, `pattern-${i}`, beta, alpha)),
    ...around,
  }));

/** Valid profiles that often have the shape and the scale of DynamoDB: one entity, mostly read and written by its key. */
export const keyedProfiles: fc.Arbitrary<AccessPatternProfile> = fc
  .tuple(entity('Alpha'), fc.array(draw, { minLength: 1, maxLength: 4 }), plainSurroundings)
  .map(([alpha, draws, around]) => ({
    entities: [{ ...alpha, maxItemBytes: undefined }],
    accessPatterns: [
      { name: 'get', entity: 'Alpha', operation: Operation.GET, peakPerSecond: 5_000 },
      { name: 'put', entity: 'Alpha', operation: Operation.PUT, peakPerSecond: 20_000 },
      ...draws.map((drawn, i) => ({
        ...toPattern({ ...drawn, joins: false, peakPerSecond: Math.min(drawn.peakPerSecond ?? 1, 999) }, `pattern-${i}`, alpha, alpha),
        operation: [Operation.GET, Operation.LIST, Operation.PUT, Operation.DELETE][i],
        by: i === 1 ? [alpha.key[0]] : undefined,
        range: undefined,
        descending: undefined,
        filterValues: undefined,
        conditional: undefined,
        consistency: undefined,
        alsoWrites: undefined,
      })),
    ],
    ...around,
  }));
