import { Decision, Outcome } from '../decision/decision';
import { flipInWords } from '../decision/flip-in-words';
import { SNAPSHOT_DATE } from '../designs/cost/price-snapshot';
import { Engine } from '../profile/engine';
import { ENGINE_NAMES } from '../profile/engine-names';
import { counted, usd } from '../profile/format';
import { Verdict } from '../rules/finding';
import { ACCESS_MAP_HEAD, accessMapRows } from './access-map';
import { headline, metInWords, testParts } from './headline';
import { allPrintable } from './printable';
import { Block, list, Report, Section, table, Text } from './report';
import { costSections } from './sections/costs';
import { coverageBlocks } from './sections/coverage';
import { engineClaims, settingClaims } from './sections/findings';
import { settingsBlocks } from './sections/settings';
import { thresholdBlocks } from './sections/thresholds';
import { WAYS_OUT } from './ways-out';

/** The report of a decision. Nothing of the profile can steer what shows it: control characters are written out. */
export function reportOf(decision: Decision, title: string): Report {
  const { rationale, hash, rulesetVersion, outcome, engine, override } = decision;
  return allPrintable({
    title,
    verdict: headline(decision),
    outcome: outcome === Outcome.CONFLICT || engine === undefined ? 'conflict' as const : engine,
    facts: facts(decision),
    paragraphs: [rationale, ...(override ? [`Override of ${ENGINE_NAMES[override.engine]}, for this reason: ${override.reason}`] : [])],
    sections: sections(decision).filter(({ blocks }) => blocks.length > 0),
    colophon: `rules ${rulesetVersion}, decision ${hash}, prices of ${SNAPSHOT_DATE}`,
  });
}

/** Both bills, and how much was found. */
function facts({ costs, findings }: Decision): [string, string][] {
  const found = (verdict: Verdict) => findings.filter((finding) => finding.question === 'engine' && finding.verdict === verdict).length;
  return [
    ...[Engine.POSTGRES, Engine.DYNAMODB].map((engine): [string, string] =>
      [ENGINE_NAMES[engine], `${usd(costs[engine].monthlyUsd)} a month, ${usd(costs[engine].idleMonthlyUsd)} idle`]),
    ['Found on the engine', `${counted(found(Verdict.EXCLUDES), 'exclusion')}, ${counted(found(Verdict.FAVORS), 'recommendation')}, ${counted(found(Verdict.CAUTIONS), 'caution')}`],
  ];
}

function sections(decision: Decision): Section[] {
  const { flips, unknowns, alternative, migration, advisories, tradeOffs } = decision;
  const [costs, costLines] = costSections(decision);
  const section = (id: string, heading: string, blocks: readonly Block[]): Section => ({ id, heading, blocks });
  return [
    ...(decision.outcome === Outcome.CONFLICT ? [section('ways-out', 'Ways out', list(WAYS_OUT))] : []),
    section('test', 'Three-part test', test(decision)),
    section('findings', 'Findings on the engine', engineClaims(decision)),
    costs,
    section('coverage', 'Access patterns', coverageBlocks(decision)),
    section('settings', 'Settings', settingsBlocks(decision)),
    section('changes', decision.override ? 'What would change the answer of the rules' : 'What would change the answer', list(
      flips.length > 0 ? flips.map(flipInWords) : ['no measure of scale and no share of the key, changed alone, would change the engine'])),
    section('unknowns', 'Unknown, and would matter', list(unknowns)),
    section('alternative', 'The alternative', alternative ? [{ kind: 'text', text: alternative.summary }] : []),
    section('trade-offs', 'What the choice brings and costs', list(tradeOffs)),
    section('migration', 'Migration', list(migration)),
    section('advisories', 'Newer than the guidance', list(advisories.map(advisory))),
    section('setting-findings', 'Findings on the settings', settingClaims(decision)),
    section('sizing', 'The sizing', list(decision.sizing ?? [])),
    section('tables', 'The tables', list(decision.tables ?? [])),
    section('requests', 'The requests of each access pattern', requests(decision)),
    costLines,
    section('thresholds', 'Thresholds', thresholdBlocks(decision)),
  ];
}

function requests({ accessMap }: Decision): Block[] {
  return accessMap === undefined ? [] : table(ACCESS_MAP_HEAD, accessMapRows(accessMap));
}

/** An advisory ends with its page; its text is this library's own. */
function advisory(text: string): Text {
  const [, before, source] = /^([^]*?) \((https:\/\/[^\s()]+)\)$/.exec(text) ?? [];
  return source === undefined ? text : { text: before, sources: [source] };
}

function test(decision: Decision): Block[] {
  return table(['part', 'result', 'why'], testParts(decision).map(([name, part]) => [name, metInWords(part), part.because]));
}
