/** CloudFormation publishes no limit for the value of an output; its descriptions end here, and people read no more. */
const MAX_LENGTH = 1_024;

/** A text that fits into an output. */
export function shortened(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}
