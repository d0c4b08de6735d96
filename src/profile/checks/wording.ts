/** How many names an error lists before it stops. */
const LISTED_NAMES = 12;
/** How much of a text an error repeats. */
const SHOWN_CHARACTERS = 60;
const PLAIN_KEY = /^[$\w-]+$/;

/** A path into the profile, such as `accessPatterns[2].by`. */
export function pathOf(keys: readonly PropertyKey[]): string {
  if (keys.length === 0) return 'profile';
  return keys.map((key, i) => {
    if (typeof key === 'number') return `[${key}]`;
    if (!PLAIN_KEY.test(String(key))) return `[${shown(String(key))}]`;
    return i === 0 ? String(key) : `.${String(key)}`;
  }).join('');
}

/** A value as an error shows it, on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${escaped(value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value)}'`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

/** Control characters could move a terminal's cursor. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/\\\\/g, '\\');
}

/** Names in a row, cut short when they are many. */
export function listed(names: readonly string[]): string {
  const head = names.slice(0, LISTED_NAMES).join(', ');
  return names.length > LISTED_NAMES ? `${head} and ${names.length - LISTED_NAMES} more` : head;
}
