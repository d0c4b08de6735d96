import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';

/** Names that every entity may use for its own identity: sharing one says nothing about a relation. */
const GENERIC: ReadonlySet<string> = new Set(['id', 'key', 'pk', 'sk', 'uuid']);

/** How an entity is joined to another of the same statement. */
export interface Join {
  readonly entity: Entity;
  readonly to: Entity;
  /** Attributes of the same name on both sides, part of the key of one. */
  readonly on: readonly string[];
}

/** The joins of a pattern. */
export interface Joins {
  /** Each one joins an entity to the pattern's own or to one before it. */
  readonly joined: readonly Join[];
  /** Entities that share no attribute of a key with the others: the profile does not say how they relate. */
  readonly underivable: readonly string[];
}

/** Derives how the entities of a pattern are joined, from shared names of key attributes and nothing else. */
export function joinsOf(access: Access, entities: ReadonlyMap<string, Entity>): Joins {
  const joined: Join[] = [];
  let waiting = [...new Set(access.joins)].filter((name) => name !== access.entity.name && entities.has(name));
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((name) => {
      const join = joinTo([access.entity, ...joined.map((each) => each.entity)], entities.get(name)!);
      if (join) joined.push(join);
      return !join;
    });
  }
  return { joined, underivable: [...waiting, ...access.joins.filter((name) => name === access.entity.name)] };
}

/** The join to the first entity whose whole key is shared, else to the first that shares any part of a key. */
function joinTo(present: readonly Entity[], entity: Entity): Join | undefined {
  const joins = present.map((to) => ({ entity, to, on: shared(entity, to) })).filter(({ on }) => on.length > 0);
  return joins.find(({ to, on }) => on === to.key || on === entity.key) ?? joins[0];
}

/** The key of one side where the other has all of it, else the key attributes that both have. */
function shared(a: Entity, b: Entity): readonly string[] {
  const both = (name: string) => a.attributes[name] !== undefined && a.attributes[name] === b.attributes[name];
  const whole = [a.key, b.key].find((key) => key.every(both));
  const on = whole ?? [...new Set([...a.key, ...b.key])].filter(both);
  return on.some((name) => !GENERIC.has(name.toLowerCase())) ? on : [];
}
