/** Something that is not as it was drafted, and that was left as it is. */
export interface Gap {
  /** A clause. */
  readonly what: string;
  /** What would mend it, in SQL. */
  readonly sql?: string;
}

/** CloudFormation takes 4,096 bytes for the whole response; an output is kept to 1,024. */
const LONGEST_REPORT_BYTES = 1_000;

/** Everything that is wrong, at once; nothing has been changed when it is thrown. */
export class SchemaFaults extends Error {
  constructor(faults: readonly string[]) {
    super(within(faults, LONGEST_REPORT_BYTES, 'the schema cannot be applied, and nothing was changed: '));
    faults.forEach((fault) => console.log(`fault: ${fault}`));
  }
}

/** The gaps in one line for CloudFormation; each one with its SQL in the log. */
export function report(gaps: readonly Gap[], whole: string): string {
  gaps.forEach(({ what, sql }) => console.log(sql === undefined ? `gap: ${what}` : `gap: ${what}; to mend it: ${sql}`));
  return gaps.length === 0 ? whole : within(gaps.map(({ what }) => what), LONGEST_REPORT_BYTES);
}

/** As many clauses as fit; the rest are counted. */
export function within(clauses: readonly string[], bytes: number, before = ''): string {
  const fits = (shown: number) => Buffer.byteLength(joined(clauses, shown, before)) <= bytes;
  let shown = clauses.length;
  while (shown > 0 && !fits(shown)) shown -= 1;
  if (shown > 0 || clauses.length === 0) return joined(clauses, shown, before);
  const rest = ending(clauses.length - 1);
  return `${cut(before + clauses[0], bytes - Buffer.byteLength(rest) - Buffer.byteLength('…'))}…${rest}`;
}

function joined(clauses: readonly string[], shown: number, before: string): string {
  return before + clauses.slice(0, shown).join('; ') + ending(clauses.length - shown);
}

function ending(left: number): string {
  return left === 0 ? '' : `; and ${left} more in the log`;
}

function cut(text: string, bytes: number): string {
  return Buffer.from(text).subarray(0, bytes).toString().replace(/\uFFFD+$/, '');
}
