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
  const of = source === undefined ? '' : ` ${source}`;
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [`invalid profile${of}, ${count}:`, ...faults.map(({ path, message }) => `  ${path}: ${message}`)].join('\n');
}
