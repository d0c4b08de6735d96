import { IndexPlan } from './index-plan';
import { IndexedTable } from './indexes';
import { TableNames } from './names';
import { Need } from './route';

/** What the design has: tables by entity, and the index that was made for each need. */
export interface Drafted {
  readonly tables: ReadonlyMap<string, TableNames>;
  /** The indexes of each entity. */
  readonly indexes: ReadonlyMap<string, readonly IndexPlan[]>;
  readonly indexFor: ReadonlyMap<Need, IndexPlan>;
  readonly nameOf: ReadonlyMap<IndexPlan, string>;
}

/** Tables, indexes and their names, each to be found by who asks for it. */
export function toDrafted(tables: readonly IndexedTable[], nameOf: Drafted['nameOf']): Drafted {
  const indexFor = new Map<Need, IndexPlan>();
  for (const { indexes } of tables) {
    for (const plan of indexes) {
      for (const need of plan.needs) indexFor.set(need, plan);
    }
  }
  return {
    tables: new Map(tables.map(({ names }) => [names.entity.name, names])),
    indexes: new Map(tables.map(({ names, indexes }) => [names.entity.name, indexes])),
    indexFor,
    nameOf,
  };
}
