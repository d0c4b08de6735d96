import { ChangeFeedOptions, ExpiryDeletes } from './change-feed-options';

/** An event pattern of a change. */
export type ChangeFilter = Readonly<Record<string, any>>;

/** Who deletes expired items (DynamoDB developer guide, TTL and streams). */
const EXPIRY: ChangeFilter = { userIdentity: { type: ['Service'], principalId: ['dynamodb.amazonaws.com'] } };
/** `exists` looks at leaves only; a change by the application has no identity. */
const NO_EXPIRY: ChangeFilter = { userIdentity: { type: [{ exists: false }] } };

const BY_EXPIRY: Readonly<Record<ExpiryDeletes, ChangeFilter | undefined>> = {
  [ExpiryDeletes.INCLUDE]: undefined,
  [ExpiryDeletes.EXCLUDE]: NO_EXPIRY,
  [ExpiryDeletes.ONLY]: EXPIRY,
};

/** The patterns of a feed, each with what the feed says about expired items; undefined when everything passes. */
export function changeFilters({ filters, expiryDeletes = ExpiryDeletes.INCLUDE }: ChangeFeedOptions): ChangeFilter[] | undefined {
  const expiry = BY_EXPIRY[expiryDeletes];
  if (expiry === undefined) return filters;
  return filters === undefined ? [expiry] : filters.map((filter) => ({ ...filter, ...expiry }));
}

/** The same patterns for records in a Kinesis stream, of one table where only its changes are wanted. */
export function kinesisFilters(options: ChangeFeedOptions, tableName: string | undefined): ChangeFilter[] | undefined {
  const filters = changeFilters(options);
  if (tableName === undefined) return filters?.map((data) => ({ data }));
  return (filters ?? [{}]).map((filter) => ({ data: { ...filter, tableName: [tableName] } }));
}
