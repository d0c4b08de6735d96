import { AccessPatternProfile } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { collectionFaults } from './collections';
import { Declared } from './declared';
import { entityFaults } from './entities';
import { nameFaults } from './names';
import { patternFaults } from './patterns';
import { Sound } from './sound';
import { surroundingFaults } from './surroundings';

/** Everything that is wrong with a profile although each of its values is allowed. */
export function crossCheck(profile: Sound<AccessPatternProfile> | undefined): ProfileFault[] {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) return [];
  const declared = new Declared(profile);
  return [
    ...nameFaults(profile),
    ...(profile.entities ?? []).flatMap((entity, i) => entity ? entityFaults(entity, `entities[${i}]`) : []),
    ...(profile.accessPatterns ?? []).flatMap((pattern, i) => pattern ? patternFaults(pattern, `accessPatterns[${i}]`, declared) : []),
    ...collectionFaults(profile),
    ...surroundingFaults(profile, declared),
  ];
}
