import { AccessPatternProfile } from './access-pattern-profile';
import { crossCheck } from './checks';
import { soundPartOf } from './checks/sound';
import { tokenFaults } from './checks/tokens';
import { pathOf } from './checks/wording';
import { InvalidProfileError, ProfileFault } from './invalid-profile-error';
import { shapeFaults } from './schema-faults';
import { PROFILE_SHAPE } from './schema-shape';

/**
 * Checks a profile: its shape, and whether its parts agree.
 *
 * @returns a copy of the profile as plain data, without defaults filled in
 * @throws InvalidProfileError with every fault at once
 */
export function checkProfile(input: unknown): AccessPatternProfile {
  const tokens = tokenFaults(input);
  const parsed = PROFILE_SHAPE.safeParse(input, { reportInput: true });
  const shape = parsed.success ? [] : shapeFaults(parsed.error);
  const unsound = [...tokens, ...shape.filter((fault) => !tokens.some((token) => lies(fault.path, token.path)))];
  const faults = distinct([...unsound, ...crossCheck(soundPartOf<AccessPatternProfile>(input, unsound))]);
  if (!parsed.success || faults.length > 0) throw new InvalidProfileError(faults);
  return withoutGaps(parsed.data);
}

/** Every fault once: a name that is wrong twice is wrong in one way. */
function distinct(faults: readonly ProfileFault[]): ProfileFault[] {
  return [...new Map(faults.map((fault) => [`${fault.path}: ${fault.message}`, fault])).values()];
}

/** Whether a path is another one or lies below it. */
function lies(path: string, above: string): boolean {
  return above === pathOf([]) || path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

/** A deep copy without undefined fields, so that equal profiles are equal data. */
function withoutGaps<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutGaps) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => [key, withoutGaps(part)]);
  return Object.fromEntries(parts) as T;
}
