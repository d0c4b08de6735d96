import { ProfileFault } from '../invalid-profile-error';
import { pathOf } from './wording';

/**
 * What is usable of a profile whose shape has faults: the same shape, with every faulty value undefined, so that the
 * cross-checks can go on without reporting consequences of a fault that is reported already.
 */
export type Sound<T> = T extends readonly (infer E)[]
  ? readonly (Sound<E> | undefined)[]
  : T extends object ? { readonly [K in keyof T]?: Sound<T[K]> } : T;

/** Blanks the faulty values of an input. */
export function soundPartOf<T>(input: unknown, faults: readonly ProfileFault[]): Sound<T> {
  const faulty = new Set(faults.map((fault) => fault.path));
  return blanked(input, [], faulty) as Sound<T>;
}

/** A profile is at most this deep; what lies deeper is a fault of its own and may even be a cycle. */
export const DEEPEST = 8;

function blanked(value: unknown, path: readonly PropertyKey[], faulty: ReadonlySet<string>): unknown {
  if (path.length > DEEPEST || (path.length > 0 && faulty.has(pathOf(path)))) return undefined;
  if (Array.isArray(value)) return value.map((element, i) => blanked(element, [...path, i], faulty));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blanked(part, [...path, key], faulty)]));
}
