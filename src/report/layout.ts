const WIDTH = 110;

/** Text in lines of at most 110 characters; words are never cut. */
export function wrap(text: string, first: string = '', rest: string = first): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    const lead = lines.length === 0 ? first : rest;
    if (line.length > lead.length && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = rest;
    }
    line += line.trimEnd().length === 0 || line === first || line === rest ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Cells in columns; the last one is as wide as it needs to be. */
export function rows(cells: readonly (readonly string[])[]): string[] {
  if (cells.length === 0) return [];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells.map((row) => row.map((cell, column) => column === row.length - 1 ? cell : cell.padEnd(widths[column])).join('  '));
}

/** Lines moved to the right. */
export function indent(lines: readonly string[], by: string = '  '): string[] {
  return lines.map((line) => by + line);
}
