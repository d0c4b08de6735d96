import { z } from 'zod';
import {
  AccessPattern, AccessPatternProfile, AttributeType, Availability, AvailabilityTier, ChangeFeed, ClientKind, Clients, Consistency, Entity,
  Evolution, ExistingEngine, ExistingStore, Expiry, FeedTarget, Operation, Platform, PostgresFeature, Regions, Topology, Traffic,
} from './access-pattern-profile';
import {
  boundSeconds, bytes, clientCount, constant, entityTypeCount, flag, fullListOf, identifier, itemBytes, itemCount, itemsPerRequest, lifetimeSeconds,
  listOf, milliseconds, oneOf, perSecond, region, regionCount, share, text, title, wholeItemBytes, wholeItemsPerRequest,
} from './schema-fields';

/** Ties a schema to a struct: a field that is missing, extra, of another type or of another optionality does not compile. */
type Shape<T> = {
  [K in keyof T]-?: object extends Pick<T, K>
    ? z.ZodOptional<z.ZodType<NonNullable<T[K]>, NonNullable<T[K]>>>
    : z.ZodType<T[K], T[K]>
};

/** A mapping with closed fields. The id is the name of the struct and that of the definition in the JSON schema. */
function struct<S extends z.ZodRawShape>(id: string, fields: S) {
  return z.strictObject(fields, { error: `a mapping with the fields ${Object.keys(fields).join(', ')}` }).meta({ id });
}

const attributes = () => listOf(identifier(), 'attribute names');
const entities = () => listOf(identifier(), 'entity names');

const expiry = struct('Expiry', {
  attribute: identifier(),
  afterSeconds: lifetimeSeconds().optional(),
} satisfies Shape<Expiry>);

const entity = struct('Entity', {
  name: identifier(),
  key: fullListOf(identifier(), 'attribute names'),
  attributes: z.record(identifier(), oneOf(AttributeType), { error: 'a mapping of attribute names to types' }),
  itemCount: itemCount().optional(),
  averageItemBytes: itemBytes().optional(),
  maxItemBytes: wholeItemBytes().optional(),
  largeValuesElsewhere: flag().optional(),
  appendOnly: flag().optional(),
  unique: listOf(fullListOf(identifier(), 'attribute names'), 'lists of attribute names').optional(),
  hottestKeyShare: share().optional(),
  collection: identifier().optional(),
  expiry: expiry.optional(),
} satisfies Shape<Entity>);

const accessPattern = struct('AccessPattern', {
  name: title(),
  entity: identifier(),
  operation: oneOf(Operation),
  by: attributes().optional(),
  range: identifier().optional(),
  descending: flag().optional(),
  filter: attributes().optional(),
  filterValues: z.record(identifier(), constant(), { error: 'a mapping of attribute names to constant values' }).optional(),
  returns: attributes().optional(),
  joins: entities().optional(),
  alsoWrites: entities().optional(),
  conditional: flag().optional(),
  itemsPerRequest: itemsPerRequest().optional(),
  maxItemsPerRequest: wholeItemsPerRequest().optional(),
  peakPerSecond: perSecond().optional(),
  averagePerSecond: perSecond().optional(),
  consistency: oneOf(Consistency).optional(),
  p99Milliseconds: milliseconds().optional(),
  toleratesStaleSeconds: boundSeconds().optional(),
  servedElsewhere: flag().optional(),
} satisfies Shape<AccessPattern>);

const clients = struct('Clients', {
  kind: oneOf(ClientKind),
  maxConcurrent: clientCount().optional(),
  canJoinVpc: flag().optional(),
  ownPool: flag().optional(),
} satisfies Shape<Clients>);

const regions = struct('Regions', {
  topology: oneOf(Topology),
  replicas: listOf(region(), 'names of Regions').optional(),
  replicaCount: regionCount().optional(),
  consistency: oneOf(Consistency).optional(),
} satisfies Shape<Regions>);

const changeFeed = struct('ChangeFeed', {
  name: identifier(),
  target: oneOf(FeedTarget),
  entity: identifier().optional(),
  share: share().optional(),
} satisfies Shape<ChangeFeed>);

const availability = struct('Availability', {
  tier: oneOf(AvailabilityTier),
  maxDataLossSeconds: boundSeconds().optional(),
  maxDowntimeSeconds: boundSeconds().optional(),
} satisfies Shape<Availability>);

const existingStore = struct('ExistingStore', {
  engine: oneOf(ExistingEngine),
  bytes: bytes().optional(),
  entityTypes: entityTypeCount().optional(),
} satisfies Shape<ExistingStore>);

/** The shape of a profile; what its parts must mean to each other is checked apart from it. */
export const PROFILE_SHAPE = struct('AccessPatternProfile', {
  description: text().optional(),
  entities: fullListOf(entity, 'entities'),
  accessPatterns: fullListOf(accessPattern, 'access patterns'),
  traffic: oneOf(Traffic).optional(),
  clients: clients.optional(),
  regions: regions.optional(),
  changeFeeds: listOf(changeFeed, 'change feeds').optional(),
  evolution: oneOf(Evolution).optional(),
  availability: availability.optional(),
  existingStore: existingStore.optional(),
  singleStore: flag().optional(),
  platform: oneOf(Platform).optional(),
  requires: listOf(oneOf(PostgresFeature), 'features of PostgreSQL').optional(),
} satisfies Shape<AccessPatternProfile>);
