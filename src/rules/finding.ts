/** What a finding does to an option. */
export enum Verdict {
  /** The option cannot serve the profile. */
  EXCLUDES = 'excludes',
  /** A named recommendation speaks for the option. */
  FAVORS = 'favors',
  /** The option can serve the profile, at the price that the finding names. */
  CAUTIONS = 'cautions',
}

/** Where a rule's claim comes from. */
export interface Source {
  /** An id of the guidance (such as `P3`), or a public URL. */
  readonly ref: string;
  /** What it says, in our words. */
  readonly claim: string;
}

/** What a rule has to say about one option of one question. */
export interface Finding {
  /** The rule's id: its path under `src/rules`. */
  readonly rule: string;
  /** What it does to the option. */
  readonly verdict: Verdict;
  /** The question it speaks to. */
  readonly question: string;
  /** The option it speaks about. */
  readonly option: string;
  /** The claim in one line: at most 80 characters, no full stop. */
  readonly title: string;
  /** Why, with this workload's numbers. */
  readonly because: string;
  /**
   * What to change to be rid of it.
   * @default - nothing needs to change
   */
  readonly remedy?: string;
  /** Where the claim comes from. */
  readonly sources: Source[];
}
