/** A sentence, or how to tell it: with numbers in it, it is told when somebody reads it. */
export type Words = string | (() => string);

/** The sentence itself. */
export function told(words: Words): string {
  return typeof words === 'string' ? words : words();
}
