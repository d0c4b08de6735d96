import { KeyNeed, keysOf, MAX_KEY_ATTRIBUTES, MAX_PARTITION_ATTRIBUTES, MAX_SORT_ATTRIBUTES } from './key-need';
import { KeyShape } from './key-schema';

/**
 * One key that serves all the needs; undefined when there is none.
 *
 * Such a key holds every attribute that a need requires or ranges over, and never gains by another: its attributes stand in
 * one row, the first few of them the partition, and each need uses the row from the left up to its own end.
 */
export function arrange(needs: readonly KeyNeed[]): KeyShape | undefined {
  const attributes = attributesOf(needs);
  if (attributes.length > MAX_KEY_ATTRIBUTES || !attributes.some((first) => needs.every((need) => compares(need, first)))) return undefined;
  const leastPartition = Math.max(1, attributes.length - MAX_SORT_ATTRIBUTES);
  const row = place([], attributes, needs, leastPartition, new Set());
  if (row === undefined) return undefined;
  const partition = Math.min(MAX_PARTITION_ATTRIBUTES, ...needs.map((need) => endOf(need, row)));
  return { partition: row.slice(0, partition).sort(), sort: row.slice(partition) };
}

function attributesOf(needs: readonly KeyNeed[]): readonly string[] {
  const attributes: string[] = [];
  for (const need of needs) {
    for (const attribute of keysOf(need)) if (!attributes.includes(attribute)) attributes.push(attribute);
  }
  return attributes.sort();
}

/** Puts the remaining attributes behind the row; which sets of attributes lead nowhere does not depend on their order. */
function place(
  row: readonly string[], rest: readonly string[], needs: readonly KeyNeed[], leastPartition: number, deadEnds: Set<string>,
): readonly string[] | undefined {
  if (rest.length === 0) return row;
  const state = rest.join();
  if (deadEnds.has(state)) return undefined;
  for (const next of rest) {
    if (!needs.every((need) => admits(need, row, next, leastPartition))) continue;
    const placed = place([...row, next], rest.filter((attribute) => attribute !== next), needs, leastPartition, deadEnds);
    if (placed !== undefined) return placed;
  }
  deadEnds.add(state);
  return undefined;
}

/** Whether the need is still served with this attribute next: it compares it, or has ended before it. */
function admits(need: KeyNeed, row: readonly string[], next: string, leastPartition: number): boolean {
  if (need.range !== undefined && row.includes(need.range)) return true;
  if (compares(need, next)) return true;
  if (need.range !== undefined && need.range !== next) return false;
  return row.length >= leastPartition && need.required.every((attribute) => row.includes(attribute));
}

/** How many attributes of the row the need compares for equality. */
function endOf(need: KeyNeed, row: readonly string[]): number {
  const end = row.findIndex((attribute) => !compares(need, attribute));
  return end === -1 ? row.length : end;
}

function compares(need: KeyNeed, attribute: string): boolean {
  return need.required.includes(attribute) || need.optional.includes(attribute);
}
