/** Letters that take two columns of a terminal (East Asian wide and emoji), and marks that take none. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const MARK = /\p{Mark}/u;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text.length;
  return [...text].reduce((sum, character) => sum + (MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
}

/** A text with spaces behind it, or before it where it is an amount. */
export function pad(text: string, width: number, right: boolean = false): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? spaces + text : text + spaces;
}

/** Text in lines of at most `width` columns; a word is cut only where it is longer than a line. */
export function wrap(text: string, width: number, first: string = '', rest: string = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  const breakLine = () => {
    lines.push(line);
    line = rest;
    isEmpty = true;
  };
  for (const word of text.split(/\s+/).filter(Boolean).flatMap((each) => cut(each, width - widthOf(rest)))) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) breakLine();
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A word in pieces that fit; most are one. */
function cut(word: string, room: number): string[] {
  if (widthOf(word) <= room) return [word];
  const pieces = [''];
  for (const character of word) {
    if (widthOf(pieces[pieces.length - 1] + character) > Math.max(1, room)) pieces.push('');
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}

const GAP = 2;
/** A column is not made narrower than this. */
const NARROWEST = 8;

/** Cells in columns that fit into `width` together; a cell that does not fit is wrapped. */
export function columns(rows: readonly (readonly string[])[], width: number, amounts: readonly number[] = []): string[][] {
  if (rows.length === 0) return [];
  const widths = fit(rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column])))), width);
  return rows.map((row) => {
    const cells = row.map((cell, column) => wrap(cell, widths[column]));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells.map((lines, column) => pad(lines[line] ?? '', widths[column], amounts.includes(column))).join(' '.repeat(GAP)).trimEnd());
  });
}

/** The widest column gives way until all fit. */
function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const room = width - GAP * (widths.length - 1);
  let over = widths.reduce((sum, each) => sum + each, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest] <= NARROWEST) break;
    widths[widest] -= 1;
    over -= 1;
  }
  return widths;
}
