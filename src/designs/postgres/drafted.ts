import { IndexPlan } from './index-plan';
import { TableNames } from './names';
import { Need } from './route';

/** What the design has: tables by entity, and the index that was made for each need. */
export interface Drafted {
  readonly tables: ReadonlyMap<string, TableNames>;
  /** The indexes of each entity's table. */
  readonly indexes: ReadonlyMap<string, readonly IndexPlan[]>;
  readonly indexFor: ReadonlyMap<Need, IndexPlan>;
  readonly nameOf: ReadonlyMap<IndexPlan, string>;
}
