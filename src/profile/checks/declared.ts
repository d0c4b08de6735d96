import { AccessPatternProfile, AttributeType, Entity } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { Sound } from './sound';
import { didYouMean } from './suggestion';
import { listed, shown } from './wording';

/** What a profile declares, to hold names against. */
export class Declared {
  private readonly entities: readonly (Sound<Entity> | undefined)[];

  constructor(profile: Sound<AccessPatternProfile>) {
    this.entities = profile.entities ?? [];
  }

  entity(name: string | undefined): Sound<Entity> | undefined {
    return this.entities.find((entity) => entity?.name !== undefined && entity.name === name);
  }

  /** A fault if no entity has that name; silent while some entity's own name is at fault. */
  unknownEntities(path: string, names: readonly (string | undefined)[]): ProfileFault[] {
    if (this.entities.length === 0 || this.entities.some((entity) => entity?.name === undefined)) return [];
    const known = this.entities.map((entity) => entity!.name!);
    return names.filter((name) => name !== undefined).filter((name) => !known.includes(name)).map((name) => ({
      path,
      message: `unknown entity ${shown(name)}${didYouMean(name, known) || `; declare it under entities or use one of ${listed(known)}`}`,
    }));
  }
}

/** A fault for every name that is not an attribute of the entity; silent while its attributes are at fault. */
export function unknownAttributes(path: string, entity: Sound<Entity> | undefined, names: readonly (string | undefined)[]): ProfileFault[] {
  if (entity?.attributes === undefined) return [];
  const known = Object.keys(entity.attributes);
  return names.filter((name) => name !== undefined).filter((name) => !known.includes(name)).map((name) => ({
    path,
    message: `unknown attribute ${shown(name)} of entity ${entity.name}`
      + (didYouMean(name, known) || `; declare it under the entity's attributes or use one of ${listed(known)}`),
  }));
}

/** The declared type of an attribute. */
export function typeOf(entity: Sound<Entity> | undefined, name: string | undefined): AttributeType | undefined {
  if (name === undefined || entity?.attributes === undefined || !Object.hasOwn(entity.attributes, name)) return undefined;
  return entity.attributes[name];
}

/** A fault for every name that a list holds more than once. */
export function repeated(path: string, names: readonly (string | undefined)[] | undefined, what: string): ProfileFault[] {
  const given = (names ?? []).filter((name) => name !== undefined);
  const twice = new Set(given.filter((name, i) => given.indexOf(name) !== i));
  return [...twice].map((name) => ({ path, message: `got the ${what} ${shown(name)} more than once; name it once` }));
}
