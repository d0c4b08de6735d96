import { Decision, Outcome, PatternCoverage } from '../decision/decision';
import { Engine } from '../profile/engine';
import { ENGINE_NAMES } from '../profile/engine-names';
import { usd } from '../profile/format';
import { Finding, Source, Verdict } from '../rules/finding';
import { changes } from './changes';
import { headline, metInWords, testParts } from './headline';
import { indent, rows, wrap } from './layout';
import { WAYS_OUT } from './ways-out';

/** What it is printed on. */
export interface Terminal {
  readonly columns?: number;
  readonly colour?: boolean;
}

/** The decision for a terminal: verdict, test, findings, what would change it, cost, coverage, unknowns. */
export function toTerminal(decision: Decision, title: string, _terminal: Terminal = {}): string {
  const blocks = [
    [title, `→ ${headline(decision)}`, '', ...wrap(decision.rationale)],
    ...(decision.outcome === Outcome.CONFLICT ? [block('Ways out', bullets(WAYS_OUT))] : []),
    block('Three-part test', indent(rows(testParts(decision).map(([name, part]) => [name, metInWords(part), part.because])))),
    block('What would change the answer', bullets(changes(decision))),
    block('Findings on the engine', findings(decision)),
    block('Settings', settings(decision)),
    block('Access patterns', coverage(decision)),
    block('Cost per month', costs(decision)),
    block('Migration', bullets(decision.migration)),
    block('Unknown, and would matter', bullets(decision.unknowns)),
    block('Newer than the guidance', bullets(decision.advisories)),
    [`rules ${decision.rulesetVersion}, decision ${decision.hash}`],
  ];
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n') + '\n';
}

/** A block with its heading; without lines there is none. */
function block(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function bullets(lines: readonly string[]): string[] {
  return lines.flatMap((line) => wrap(`- ${line}`, '  ', '    '));
}

/** One rule's findings on one option together, under its claim. */
function findings(decision: Decision): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of decision.findings.filter(({ question }) => question === 'engine')) {
    const key = `${finding.rule} ${finding.verdict} ${finding.option}`;
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups.values()].flatMap(claim);
}

function claim([first, ...others]: readonly Finding[]): string[] {
  const remedies = new Set([first, ...others].map((finding) => finding.remedy).filter((remedy) => remedy !== undefined));
  return [
    ...wrap(`${first.verdict} ${first.option}: ${first.title} [${first.rule}; ${first.sources.map(shortRef).join(', ')}]`, '  ', '    '),
    ...[first, ...others].flatMap((finding) => wrap(`- ${finding.because}`, '    ', '      ')),
    ...[...remedies].flatMap((remedy) => wrap(`→ ${remedy}`, '    ', '      ')),
  ];
}

/** A guidance id as it is; of a page its host and last part: the whole address is in the Markdown and the JSON. */
function shortRef({ ref }: Source): string {
  if (!ref.startsWith('https://')) return ref;
  const { hostname, pathname, hash } = new URL(ref);
  return `${hostname.replace(/^www\./, '')}/…/${pathname.split('/').filter(Boolean).pop() ?? ''}${hash}`;
}

/** The chosen engine's settings, each with the finding that speaks for it. */
function settings({ options, engine, findings: all }: Decision): string[] {
  return Object.entries(options).filter(([question]) => question.startsWith(`${engine}/`)).flatMap(([question, option]) => {
    const because = all.filter((finding) => finding.question === question
      && (finding.option === option || finding.verdict === Verdict.EXCLUDES));
    return [
      `  ${question}: ${option}`,
      ...because.flatMap((finding) => wrap(`${finding.verdict} ${finding.option}: ${finding.because} [${finding.rule}]`, '    ', '      ')),
    ];
  });
}

function coverage({ coverage: all }: Decision): string[] {
  const of = (engine: Engine) => (pattern: string): PatternCoverage =>
    all.find((line) => line.engine === engine && line.pattern === pattern)!;
  const patterns = [...new Set(all.map((line) => line.pattern))];
  return indent(rows([
    ['pattern', 'in Postgres', 'in DynamoDB'],
    ...patterns.map((pattern) => [
      pattern, of(Engine.POSTGRES)(pattern).servedBy ?? 'not served', of(Engine.DYNAMODB)(pattern).servedBy ?? 'not served',
    ]),
  ]));
}

function costs({ costs: both }: Decision): string[] {
  return Object.entries(both).flatMap(([engine, { monthlyUsd, lines, assumptions }]) => [
    `  ${ENGINE_NAMES[engine as Engine]}: ${usd(monthlyUsd)}`,
    ...indent(rows(lines.filter((line) => line.monthlyUsd > 0).map((line) => [usd(line.monthlyUsd), line.item])), '    '),
    ...assumptions.flatMap((assumption) => wrap(`assumes: ${assumption}`, '    ', '      ')),
  ]);
}
