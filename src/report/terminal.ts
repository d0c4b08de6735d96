import { Decision, Outcome, PatternCoverage } from '../decision/decision';
import { Engine } from '../profile/engine';
import { factor, quantity, usd } from '../profile/format';
import { Finding, Verdict } from '../rules/finding';
import { ENGINE_NAMES, headline, metInWords, testParts } from './headline';
import { indent, rows, wrap } from './layout';
import { WAYS_OUT } from './ways-out';

/** The decision for a terminal: verdict, test, findings, what would change it, cost, coverage, unknowns. */
export function toTerminal(decision: Decision, title: string): string {
  const blocks = [
    [title, `→ ${headline(decision)}`, '', ...wrap(decision.rationale)],
    ...(decision.outcome === Outcome.CONFLICT ? [block('Ways out', bullets(WAYS_OUT))] : []),
    block('Three-part test', indent(rows(testParts(decision).map(([name, part]) => [name, metInWords(part), part.because])))),
    block('What would change the answer', flips(decision)),
    block('Findings on the engine', findings(decision, (finding) => finding.question === 'engine')),
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

function flips({ flips: all, alternative }: Decision): string[] {
  const lines = all.map((flip) => {
    const then = flip.engine ? ENGINE_NAMES[flip.engine] : 'a conflict';
    return `${then} from ${quantity(flip.at, flip.signal === 'bytes' ? 'bytes' : flip.signal)}: ${factor(flip.factor)} the declared`;
  });
  return bullets([...lines, ...(alternative ? [`alternative: ${alternative.summary}`] : [])]);
}

function findings({ findings: all }: Decision, filter: (finding: Finding) => boolean): string[] {
  return all.filter(filter).flatMap((finding) => [
    ...wrap(`${finding.verdict} ${finding.option}: ${finding.title}`, '  ', '    '),
    ...wrap(finding.because, '    ', '    '),
    ...(finding.remedy ? wrap(`→ ${finding.remedy}`, '    ', '      ') : []),
    `    [${finding.rule}; ${finding.sources.map((source) => source.ref).join(', ')}]`,
  ]);
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
