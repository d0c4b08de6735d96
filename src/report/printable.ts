/**
 * Control characters could steer a terminal, and marks of direction could show a text in another order than it is read:
 * names, descriptions and reasons come from a file that somebody else may have written. A line break is kept.
 */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with whatever cannot be seen written as `\u001b`; a tab is a space. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => character === '\t' ? ' ' : escaped(character));
}

/** JSON with the same characters written as JSON writes them. */
export function printableJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNPRINTABLE, escaped)}\n`;
}

/** A value with every text in it made printable. */
export function allPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(allPrintable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [printable(key), allPrintable(part)])) as T;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
