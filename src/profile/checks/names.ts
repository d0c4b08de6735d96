import { AccessPatternProfile } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { LONGEST_SQL_NAME, snakeCase } from '../snake-case';
import { Sound } from './sound';
import { shown } from './wording';

type Named = { readonly name?: string } | undefined;

/** Names that are not unique, as they are written or as they are written in SQL. */
export function nameFaults(profile: Sound<AccessPatternProfile>): ProfileFault[] {
  const entities = namesOf(profile.entities);
  return [
    ...duplicates('entities', entities),
    ...duplicates('accessPatterns', namesOf(profile.accessPatterns)),
    ...duplicates('changeFeeds', namesOf(profile.changeFeeds)),
    ...sqlFaults('entities', entities, 'entity'),
    ...(profile.entities ?? []).flatMap((entity, i) =>
      sqlFaults(`entities[${i}].attributes`, Object.keys(entity?.attributes ?? {}), 'attribute')),
  ];
}

function namesOf(list: readonly Named[] | undefined): readonly (string | undefined)[] {
  return (list ?? []).map((element) => element?.name);
}

function duplicates(path: string, names: readonly (string | undefined)[]): ProfileFault[] {
  return names.flatMap((name, i) => {
    const first = names.indexOf(name);
    if (name === undefined || first === i) return [];
    return [{ path: `${path}[${i}].name`, message: `got ${shown(name)}, which ${path}[${first}] is called already; choose another name` }];
  });
}

function sqlFaults(path: string, names: readonly (string | undefined)[], what: string): ProfileFault[] {
  const given = [...new Set(names.filter((name) => name !== undefined))];
  const long = given.filter((name) => snakeCase(name).length > LONGEST_SQL_NAME).map((name) => ({
    path,
    message: `${what} ${shown(name)} is ${snakeCase(name)} in SQL, which is longer than ${LONGEST_SQL_NAME} characters; shorten it`,
  }));
  const same = given.flatMap((name, i) => {
    const other = given.slice(0, i).find((earlier) => snakeCase(earlier) === snakeCase(name));
    if (other === undefined) return [];
    return [{ path, message: `${what} ${shown(name)} and ${shown(other)} are both ${snakeCase(name)} in SQL; rename one` }];
  });
  return [...long, ...same];
}
