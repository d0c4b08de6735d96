import { IndexPlan } from './index-plan';
import { IndexedTable, nameIndexes } from './indexes';
import { TableNames } from './names';
import { Need } from './route';

/** What the design has, each to be found by who asks for it. */
export class Drafted {
  readonly tables: ReadonlyMap<string, TableNames>;
  /** The indexes of each entity. */
  readonly indexes: ReadonlyMap<string, readonly IndexPlan[]>;
  /** The index that was made for each need. */
  readonly indexFor: ReadonlyMap<Need, IndexPlan>;
  readonly #indexed: readonly IndexedTable[];
  #nameOf?: ReadonlyMap<IndexPlan, string>;

  constructor(indexed: readonly IndexedTable[]) {
    const indexFor = new Map<Need, IndexPlan>();
    for (const { indexes } of indexed) {
      for (const plan of indexes) {
        for (const need of plan.needs) indexFor.set(need, plan);
      }
    }
    this.tables = new Map(indexed.map(({ names }) => [names.entity.name, names]));
    this.indexes = new Map(indexed.map(({ names, indexes }) => [names.entity.name, indexes]));
    this.indexFor = indexFor;
    this.#indexed = indexed;
  }

  /** The names of all indexes, made when one is first read: most decisions are taken without them. */
  get nameOf(): ReadonlyMap<IndexPlan, string> {
    return this.#nameOf ??= nameIndexes(this.#indexed);
  }
}
