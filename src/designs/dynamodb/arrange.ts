import { comparesEqual, KeyNeed, keysOf, MAX_PARTITION_ATTRIBUTES, MAX_SORT_ATTRIBUTES } from './key-need';
import { KeyShape } from './key-schema';

/**
 * One key that serves all the needs; undefined when there is none.
 *
 * Such a key holds every attribute that a need requires or ranges over, and never gains by another. Its attributes stand in
 * one row, the first few of them the partition: each need compares the row from the left for equality, up to the attribute
 * that it ranges over, and nothing behind that.
 */
export function arrange(needs: readonly KeyNeed[]): KeyShape | undefined {
  const attributes = attributesOf(needs);
  const levels = needs
    .map((need) => ({
      equal: attributes.filter((attribute) => comparesEqual(need, attribute)),
      range: attributes.find((attribute) => attribute === need.range),
    }))
    .sort((a, b) => a.equal.length - b.equal.length);
  const partition = Math.min(MAX_PARTITION_ATTRIBUTES, levels[0].equal.length);
  const row = attributes.length - partition > MAX_SORT_ATTRIBUTES ? undefined : rowOf(levels);
  return row && { partition: row.slice(0, partition).sort(), sort: row.slice(partition) };
}

/** What a need compares in the row for equality, and what comes right after that. */
interface Level {
  readonly equal: readonly string[];
  readonly range?: string;
}

/** A row in which every level, from the shortest on, goes on where the one before it ends. */
function rowOf(levels: readonly Level[]): readonly string[] | undefined {
  let row: readonly string[] = [];
  let next: string | undefined;
  for (const { equal, range } of levels) {
    const start = equal.length > row.length && next !== undefined ? [...row, next] : row;
    if (!start.every((attribute) => equal.includes(attribute))) return undefined;
    if (equal.length > row.length) {
      row = [...start, ...equal.filter((attribute) => !start.includes(attribute))];
      next = undefined;
    }
    if (range !== undefined && next !== undefined && range !== next) return undefined;
    next ??= range;
  }
  return next === undefined ? row : [...row, next];
}

function attributesOf(needs: readonly KeyNeed[]): readonly string[] {
  const attributes: string[] = [];
  for (const need of needs) {
    for (const attribute of keysOf(need)) if (!attributes.includes(attribute)) attributes.push(attribute);
  }
  return attributes.sort();
}
