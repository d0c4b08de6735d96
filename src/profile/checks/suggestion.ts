/** A name this many edits away may still be a slip of the pen. */
const MOST_EDITS = 2;

/** The known name that was probably meant, if one is close enough. */
export function suggestion(given: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, edits: edits(plain(given), plain(name)) }))
    .filter(({ name, edits: count }) => count <= MOST_EDITS && count * 2 < Math.max(name.length, 2))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.name;
}

/** `; did you mean 'x'?`, or nothing. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const meant = typeof given === 'string' ? suggestion(given, known) : undefined;
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
function edits(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2][j - 2] + 1 : Infinity;
      rows[i].push(Math.min(replaced, swapped, rows[i - 1][j] + 1, rows[i][j - 1] + 1));
    }
  }
  return rows[a.length][b.length];
}
