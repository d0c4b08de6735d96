import { Decision } from '../decision/decision';
import { Verdict } from '../rules/finding';
import { columns, stacked, wrap } from './layout';
import { Paint, painter, Tone } from './paint';
import { Block, Claim, Section, Table, Text } from './report';
import { reportOf } from './report-of';

/** What it is printed on. */
export interface Terminal {
  /** Default: 100. */
  readonly columns?: number;
  /** Default: not. */
  readonly colour?: boolean;
}

const DEFAULT_WIDTH = 100;
/** Longer lines are hard to read, shorter ones have no room for a table. */
const NARROWEST = 60;
const WIDEST = 140;

/** The report for a terminal: the verdict first, then what it rests on, by importance. */
export function toTerminal(decision: Decision, title: string, terminal: Terminal = {}): string {
  const report = reportOf(decision, title);
  const width = Math.min(WIDEST, Math.max(NARROWEST, terminal.columns ?? DEFAULT_WIDTH));
  const paint = painter(terminal.colour ?? false);
  const blocks = [
    [
      ...wrap(report.title, width).map((line) => paint('faint', line)),
      ...wrap(`→ ${report.verdict}`, width).map((line) => paint(report.outcome === 'conflict' ? 'bad' : 'good', line)),
    ],
    ...report.paragraphs.map((paragraph) => wrap(paragraph, width)),
    ...report.sections.map((section) => sectionLines(section, width, paint)),
    wrap(report.colophon, width).map((line) => paint('faint', line)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sectionLines({ heading, blocks }: Section, width: number, paint: Paint): string[] {
  return [paint('heading', heading), ...blocks.flatMap((block) => blockLines(block, width, paint))];
}

function blockLines(block: Block, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'text': return wrap(block.text, width, '  ');
    case 'heading': return ['', ...wrap(block.text, width, '  ').map((line) => paint('heading', line))];
    case 'list': return block.items.flatMap((item) => wrap(`- ${inline(item)}`, width, '  ', '    '));
    case 'table': return tableLines(block, width, paint);
    case 'claims': return block.claims.flatMap((claim) => claimLines(claim, width, paint));
  }
}

function inline(text: Text): string {
  return typeof text === 'string' ? text : `${text.text} [${text.sources.map(shortRef).join(', ')}]`;
}

const TONES: Readonly<Record<string, Tone>> = { 'proven': 'good', 'not proven': 'bad', 'unknown': 'warn' };

function tableLines({ head, rows, amounts, sum }: Table, width: number, paint: Paint): string[] {
  const cells = rows.map((row) => row.map(inline));
  const [first, ...others] = columns([head, ...cells], width - 2, amounts) ?? [[], ...cells.map((row) => stacked(head, row, width - 2))];
  const body = others.map((lines, row) => lines.map((line) => {
    const result = rows[row].find((cell): cell is string => typeof cell === 'string' && cell in TONES);
    if (sum && row === rows.length - 1) return paint('heading', line);
    return result === undefined ? line : line.replace(result, (text) => paint(TONES[text], text));
  }));
  return [...first.map((line) => paint('faint', line)), ...body.flat()].map((line) => `  ${line}`);
}

const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { [Verdict.EXCLUDES]: 'bad', [Verdict.FAVORS]: 'good', [Verdict.CAUTIONS]: 'warn' };

function claimLines({ verdict, option, title, rule, sources, because, remedies }: Claim, width: number, paint: Paint): string[] {
  const [first, ...rest] = wrap(`${verdict} ${option}: ${title} [${rule}; ${sources.map(({ ref }) => shortRef(ref)).join(', ')}]`, width, '  ', '    ');
  return [
    first.replace(`${verdict} ${option}`, (text) => paint(VERDICT_TONES[verdict], text)),
    ...rest,
    ...because.flatMap((each) => wrap(`- ${each}`, width, '    ', '      ')),
    ...remedies.flatMap((each) => wrap(`→ ${each}`, width, '    ', '      ')),
  ];
}

/** A guidance id as it is; of a page its host and last part: the whole address is in the Markdown and the JSON. */
function shortRef(ref: string): string {
  if (!ref.startsWith('https://')) return ref;
  const { hostname, pathname, hash } = new URL(ref);
  return `${hostname.replace(/^www\./, '')}/…/${pathname.split('/').filter(Boolean).pop() ?? ''}${hash}`;
}
