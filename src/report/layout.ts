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
  for (const word of wordsOf(text).flatMap((each) => cut(each, width - widthOf(rest)))) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) breakLine();
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** A word in pieces that fit, most are one; a long one ends its pieces at a mark where it has one. */
function cut(word: string, room: number): string[] {
  if (widthOf(word) <= room) return [word];
  const pieces = [''];
  for (const character of word) {
    const last = pieces[pieces.length - 1];
    if (widthOf(last + character) <= Math.max(1, room)) pieces[pieces.length - 1] += character;
    else pieces.splice(-1, 1, ...atMark(last, character));
  }
  return pieces;
}

/** What is full, and what begins the next piece. */
function atMark(full: string, next: string): [string, string] {
  const [head] = /^.+[-/_.](?=[^-/_.]*$)/.exec(full) ?? [full];
  return [head, full.slice(head.length) + next];
}

const GAP = 2;
/** House number: a column of text is not made narrower than this; where there is no room for it, cells stand below each other. */
const LEGIBLE = 18;

/** Cells in columns that fit into `width` together, with no name cut in two; undefined where there is no room for them. */
export function columns(rows: readonly (readonly string[])[], width: number, amounts: readonly number[] = []): string[][] | undefined {
  if (rows.length === 0) return [];
  const widths = fit(rows[0].map((_, column) => rangeOf(rows.map((row) => row[column]))), width - GAP * (rows[0].length - 1));
  return widths && rows.map((row) => {
    const cells = row.map((cell, column) => wrap(cell, widths[column]));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells.map((lines, column) => pad(lines[line] ?? '', widths[column], amounts.includes(column))).join(' '.repeat(GAP)).trimEnd());
  });
}

/** Between which widths a column may lie. */
interface Range {
  readonly least: number;
  readonly natural: number;
}

/** At least its longest name. An address with an ellipsis is a hint and not a name: the Markdown and the JSON have the whole one. */
function rangeOf(cells: readonly string[]): Range {
  const natural = Math.max(...cells.map(widthOf));
  const names = cells.flatMap(wordsOf).filter((word) => !word.includes('…'));
  return { natural, least: Math.max(Math.min(natural, LEGIBLE), ...names.map(widthOf)) };
}

/** The widest column that can gives way until all fit. */
function fit(ranges: readonly Range[], room: number): number[] | undefined {
  const widths = ranges.map(({ natural }) => natural);
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
  if (sum(ranges.map(({ least }) => least)) > room) return undefined;
  while (sum(widths) > room) {
    const widest = Math.max(...widths.filter((each, column) => each > ranges[column].least));
    widths[widths.findIndex((each, column) => each === widest && each > ranges[column].least)] -= 1;
  }
  return widths;
}

/** House number: up to here a cell that stands below another shares a line with it. */
const SHORT = 40;

/** A row as lines below each other: the first cell, and under it the others with their names, short ones side by side. */
export function stacked(head: readonly string[], [first, ...others]: readonly string[], width: number): string[] {
  const cells = others.flatMap((text, at) => text === '' ? [] : [`${head[at + 1]}: ${text}`]);
  const lines: string[] = [];
  cells.forEach((cell, at) => {
    if (at > 0 && widthOf(cells[at - 1]) <= SHORT && widthOf(cell) <= SHORT) lines[lines.length - 1] += `; ${cell}`;
    else lines.push(cell);
  });
  return [...(first === '' ? [] : wrap(first, width)), ...lines.flatMap((line) => wrap(line, width, '  ', '    '))];
}
