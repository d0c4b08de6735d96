import { didYouMean } from '../../profile/checks/suggestion';
import { listed, shown } from '../../profile/checks/wording';

/** The entities whose tables are to be created. Throws with every name that is no entity of the profile. */
export function createdTables(createTables: readonly string[] | undefined, entities: ReadonlyMap<string, unknown>): readonly string[] {
  const known = [...entities.keys()];
  const faults = (createTables ?? []).flatMap((name, i) => entities.has(name) ? []
    : [`createTables[${i}]: unknown entity ${shown(name)}${didYouMean(name, known) || `; use one of ${listed(known)}`}`]);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return createTables ?? [];
}
