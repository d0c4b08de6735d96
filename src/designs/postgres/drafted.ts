import { IndexPlan } from './index-plan';
import { TableNames } from './names';
import { Need } from './route';

/** What the design has: tables by entity, and the index that was made for each need. */
export interface Drafted {
  readonly tables: ReadonlyMap<string, TableNames>;
  /** The btrees of an entity that begin with an attribute (`leadingKey`). */
  readonly leading: ReadonlyMap<string, readonly IndexPlan[]>;
  readonly indexFor: ReadonlyMap<Need, IndexPlan>;
  readonly nameOf: ReadonlyMap<IndexPlan, string>;
}

export function leadingKey(entity: string, attribute: string): string {
  return `${entity}\n${attribute}`;
}
