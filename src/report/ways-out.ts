/** The usual ways out of a conflict: none is picked silently. */
export const WAYS_OUT: readonly string[] = [
  'relax one of the requirements above',
  'mark the rare pattern `servedElsewhere` and feed a second store (OpenSearch for text, Postgres for relational queries) from a change feed',
  'split the profile into two DataStores, each with the patterns that its engine serves',
  'stay relational beyond one primary: shard by tenant or key, or Aurora Limitless Database',
  'for active-active with SQL: Aurora DSQL, outside this library',
  'decide yourself: `override: { engine, reason }` records the reason and turns the findings against it into warnings',
];
