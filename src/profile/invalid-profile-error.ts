/** One thing that is wrong with a profile. */
export interface ProfileFault {
  /** Where, such as `accessPatterns[2].by`; `profile` is the whole. */
  readonly path: string;
  /** What was found, what is allowed, what to change. */
  readonly message: string;
}

/** A profile that cannot be used, with every fault that was found. */
export class InvalidProfileError extends Error {
  /**
   * @param faults what is wrong; at least one
   * @param source the file it was read from, where there is one
   */
  constructor(readonly faults: readonly ProfileFault[], readonly source?: string) {
    super(summary(faults, source));
    this.name = 'InvalidProfileError';
  }
}

function summary(faults: readonly ProfileFault[], source?: string): string {
  return faultList(source === undefined ? 'profile' : `profile ${source}`, faults);
}

/** `invalid profile, 2 faults:`, and each of them on a line. */
export function faultList(what: string, faults: readonly ProfileFault[]): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [`invalid ${what}, ${count}:`, ...faults.map(({ path, message }) => `  ${path}: ${message}`)].join('\n');
}
