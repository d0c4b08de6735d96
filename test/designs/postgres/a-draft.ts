import { draftPostgres } from '../../../src/designs/postgres/draft';
import { PostgresCoverage, PostgresDraft } from '../../../src/designs/postgres/postgres-design';
import { checkProfile } from '../../../src/profile/schema';
import { toWorkload, Workload } from '../../../src/profile/workload';

/** An order with an attribute of every type. */
export const ORDER = {
  name: 'Order',
  key: ['tenantId', 'orderId'],
  attributes: {
    tenantId: 'string', orderId: 'string', status: 'string', placedAt: 'timestamp', total: 'number', paid: 'boolean', digest: 'binary', tags: 'json', note: 'string',
  },
};

export type Pattern = { readonly operation: string } & Record<string, unknown>;

/** The workload of one entity, `ORDER` with some fields replaced, and its patterns, named `p0`, `p1` and so on. */
export function workloadOf(patterns: readonly Pattern[], entity: object = {}, rest: object = {}): Workload {
  const own = { ...ORDER, ...entity };
  return toWorkload(checkProfile({
    entities: [own],
    accessPatterns: patterns.map((pattern, i) => ({ name: `p${i}`, entity: own.name, ...pattern })),
    ...rest,
  }));
}

export function draftOf(patterns: readonly Pattern[], entity: object = {}, rest: object = {}): PostgresDraft {
  return draftPostgres(workloadOf(patterns, entity, rest));
}

/** What the indexes of the first table stand on: the statements from the columns onwards. */
export function indexesOf(patterns: readonly Pattern[], entity: object = {}, rest: object = {}): string[] {
  return draftOf(patterns, entity, rest).tables[0].indexes.map(({ sql }) => sql.replace(/^CREATE (UNIQUE )?INDEX IF NOT EXISTS \S+ ON \S+ /, '$1'));
}

/** Everything that a draft says, what it says when it is read included. */
export function written<T>(draft: T): T {
  return JSON.parse(JSON.stringify(draft)) as T;
}

/** How the first pattern is served. */
export function coverageOf(pattern: Pattern, entity: object = {}, rest: object = {}): PostgresCoverage {
  return draftOf([pattern], entity, rest).coverage[0];
}
