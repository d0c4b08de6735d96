import { IndexPlan } from './index-plan';
import { TableNames } from './names';
import { Need } from './route';

/** What the design has: tables by entity, and the index that was made for each need. */
export interface Drafted {
  readonly tables: ReadonlyMap<string, TableNames>;
  readonly indexFor: ReadonlyMap<Need, IndexPlan>;
  readonly nameOf: ReadonlyMap<IndexPlan, string>;
}
