import { Decision, Outcome } from '../decision/decision';
import { CostEstimate } from '../designs/cost/cost-estimate';
import { ENGINE_NAMES } from '../profile/engine-names';
import { count, usd } from '../profile/format';
import { Finding } from '../rules/finding';
import { ACCESS_MAP_HEAD, accessMapRows } from './access-map';
import { changes } from './changes';
import { headline, metInWords, testParts } from './headline';
import { WAYS_OUT } from './ways-out';

/** The decision record: everything that was decided and why, as Markdown. */
export function toMarkdown(decision: Decision, title: string = 'Data store decision'): string {
  const sections = [
    [`# ${title}`, `**${headline(decision)}**`, decision.rationale],
    ...(decision.outcome === Outcome.CONFLICT ? [section('Ways out', bullets(WAYS_OUT))] : []),
    section('The three-part test', test(decision)),
    section('What would change the answer', bullets(changes(decision))),
    section('Findings', findings(decision.findings)),
    section('Settings', settings(decision)),
    section('How each access pattern is served', coverage(decision)),
    section('The tables', bullets(decision.tables ?? [])),
    section('The requests of each access pattern', requests(decision)),
    section('Cost per month', costs(decision)),
    section('What the choice brings and costs', bullets(decision.tradeOffs)),
    section('Migration', bullets(decision.migration)),
    section('Unknown, and would matter', bullets(decision.unknowns)),
    section('Newer than the guidance', bullets(decision.advisories)),
    [`Rules ${decision.rulesetVersion}, decision ${decision.hash}.`],
  ];
  return sections.flat().join('\n\n') + '\n';
}

/** A section with its heading; without content there is none. */
function section(heading: string, content: string[]): string[] {
  return content.length === 0 ? [] : [`## ${heading}`, ...content];
}

function bullets(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

function test(decision: Decision): string[] {
  return table(['part', 'result', 'why'], testParts(decision).map(([name, part]) => [name, metInWords(part), part.because]));
}

function findings(all: readonly Finding[]): string[] {
  return all.map((finding) => [
    `- **${finding.title}** (${finding.verdict} ${finding.option}): ${finding.because}.`,
    ...(finding.remedy ? [`  *To change it:* ${finding.remedy}.`] : []),
    `  \`${finding.rule}\` (${finding.sources.map((source) => source.ref).join(', ')})`,
  ].join('\n'));
}

function settings(decision: Decision): string[] {
  return table(['question', 'option'], Object.entries(decision.options));
}

function coverage(decision: Decision): string[] {
  return table(
    ['access pattern', 'engine', 'served by', 'how'],
    decision.coverage.map((line) => [line.pattern, ENGINE_NAMES[line.engine], line.servedBy ?? 'not served', line.why]),
  );
}

function requests({ accessMap }: Decision): string[] {
  return accessMap === undefined ? [] : table(ACCESS_MAP_HEAD, accessMapRows(accessMap));
}

function costs(decision: Decision): string[] {
  return Object.entries(decision.costs).flatMap(([engine, estimate]) => [
    `### ${ENGINE_NAMES[engine as keyof typeof ENGINE_NAMES]}: ${usd(estimate.monthlyUsd)}`,
    ...costLines(estimate),
    ...bullets(estimate.assumptions),
  ]);
}

function costLines({ lines }: CostEstimate): string[] {
  return table(
    ['item', 'quantity', 'unit price', 'per month'],
    lines.map((line) => [line.item, `${count(line.quantity)} ${line.unit}`, `$${line.unitUsd}`, usd(line.monthlyUsd)]),
  );
}
