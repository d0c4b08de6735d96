import { AccessPatternProfile, Entity } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { typeOf } from './declared';
import { Sound } from './sound';
import { shown } from './wording';

type E = Sound<Entity>;

/** What keeps entities from sharing the table of the collection that they name. */
export function collectionFaults(profile: Sound<AccessPatternProfile>): ProfileFault[] {
  const entities = profile.entities ?? [];
  return entities.flatMap((entity, i) => {
    if (entity?.collection === undefined) return [];
    const path = `entities[${i}].collection`;
    const all = entities.filter((other) => other?.collection === entity.collection) as E[];
    const earlier = all.slice(0, all.indexOf(entity));
    return [
      ...nameFaults(entity, entities, path),
      ...partitionFaults(entity, all[0], path),
      ...expiryFaults(entity, all.filter((other) => other !== entity), path),
      ...typeFaults(entity, earlier, path),
      ...feedFaults(entity, profile, path),
    ];
  });
}

/** A collection and an entity of one name would be one table with two keys. */
function nameFaults({ collection }: E, entities: readonly (E | undefined)[], path: string): ProfileFault[] {
  return entities.some((other) => other?.name === collection)
    ? [{ path, message: `got ${shown(collection)}, which is an entity's name and the name of that entity's own table; choose another name` }]
    : [];
}

function partitionFaults(entity: E, leader: E, path: string): ProfileFault[] {
  const [own, theirs] = [entity.key?.[0], leader.key?.[0]];
  if (own === undefined || theirs === undefined || own === theirs) return [];
  return [{
    path,
    message: `${entity.name} has the partition ${shown(own)}, but ${leader.name} of the same collection has ${shown(theirs)}; `
      + 'give both the same first attribute of the key, or tables of their own',
  }];
}

/** A table has one expiry attribute, and what stands in it is the moment of expiry whatever the entity. */
function expiryFaults({ name, expiry }: E, others: readonly E[], path: string): ProfileFault[] {
  const attribute = expiry?.attribute;
  if (attribute === undefined) return [];
  return others.flatMap((other) => {
    const theirs = other.expiry?.attribute;
    if (theirs === attribute || (theirs === undefined && typeOf(other, attribute) === undefined)) return [];
    const otherwise = theirs === undefined ? 'uses that attribute for something else' : `by ${shown(theirs)}`;
    return [{
      path,
      message: `${name} expires by ${shown(attribute)}, and ${other.name} ${otherwise}; `
        + 'a table has one expiry attribute: name it alike, or give them tables of their own',
    }];
  });
}

/** An attribute that is a key of an index has one type in the whole table. */
function typeFaults(entity: E, earlier: readonly E[], path: string): ProfileFault[] {
  return Object.keys(entity.attributes ?? {}).flatMap((name) => {
    const other = earlier.find((candidate) => typeOf(candidate, name) !== undefined);
    if (other === undefined || typeOf(other, name) === typeOf(entity, name)) return [];
    return [{
      path,
      message: `${shown(name)} is a ${typeOf(entity, name)} in ${entity.name} and a ${typeOf(other, name)} in ${other.name}; `
        + 'make the types agree, rename one, or give them tables of their own',
    }];
  });
}

/** A stream carries the changes of the whole table. */
function feedFaults({ name, collection }: E, { changeFeeds = [] }: Sound<AccessPatternProfile>, path: string): ProfileFault[] {
  return changeFeeds.filter((feed) => name !== undefined && feed?.entity === name).map((feed) => ({
    path,
    message: `the change feed ${shown(feed?.name)} wants the changes of ${name} only, but a stream carries those of all ${shown(collection)}; `
      + `leave the feed's entity out and tell changes apart by the attribute entity#name, or give ${name} a table of its own`,
  }));
}
