import { Decision } from '../../decision/decision';
import { CostEstimate, CostLine } from '../../designs/cost/cost-estimate';
import { Engine } from '../../profile/engine';
import { ENGINE_NAMES } from '../../profile/engine-names';
import { count, usd } from '../../profile/format';
import { Block, list, Section, table } from '../report';

/** Both estimates side by side, and each of them line by line with what it rests on. */
export function costSections(decision: Decision): readonly [Section, Section] {
  const { costs, engine } = decision;
  const engines = [Engine.POSTGRES, Engine.DYNAMODB].sort((a, b) => Number(b === engine) - Number(a === engine));
  const shared = costs[engines[0]].assumptions.filter((assumption) => costs[engines[1]].assumptions.includes(assumption));
  return [
    { id: 'costs', heading: 'Cost per month', blocks: sideBySide(engines, decision) },
    {
      id: 'cost-lines',
      heading: 'Cost, line by line',
      blocks: [...engines.flatMap((each) => lineByLine(each, costs[each], shared)), heading('Both estimates assume'), ...list(shared)],
    },
  ];
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function sideBySide(engines: readonly Engine[], decision: Decision): Block[] {
  const estimates = engines.map((engine) => decision.costs[engine]);
  const lines = estimates.map((estimate) => [...estimate.lines].sort((a, b) => b.monthlyUsd - a.monthlyUsd));
  const longest = Math.max(...lines.map(({ length }) => length));
  const cells = (line: CostLine | undefined) => line ? [usd(line.monthlyUsd), line.item] : ['', ''];
  const totals = (name: string, of: (estimate: CostEstimate) => number) => estimates.flatMap((estimate) => [usd(of(estimate)), name]);
  return table(engines.flatMap((engine) => ['a month', `${ENGINE_NAMES[engine]}${roleOf(engine, decision)}`]), [
    ...Array.from({ length: longest }, (_, row) => lines.flatMap((all) => cells(all[row]))),
    totals('due without a single request', ({ idleMonthlyUsd }) => idleMonthlyUsd),
    totals('in all', ({ monthlyUsd }) => monthlyUsd),
    ...(decision.keepExisting ? [[usd(estimates[0].monthlyUsd + estimates[1].monthlyUsd), 'both together, which is what you pay', '', '']] : []),
  ], { amounts: [0, 2], sum: true });
}

/** Where a table is kept, both engines are paid for. */
function roleOf(engine: Engine, { engine: built, keepExisting }: Decision): string {
  if (engine === built) return ', chosen';
  return engine === keepExisting ? ', kept beside it' : '';
}

function lineByLine(engine: Engine, { lines, assumptions, monthlyUsd, idleMonthlyUsd }: CostEstimate, shared: readonly string[]): Block[] {
  const own = assumptions.filter((assumption) => !shared.includes(assumption));
  return [
    heading(`${ENGINE_NAMES[engine]}: ${usd(monthlyUsd)} a month, ${usd(idleMonthlyUsd)} of it without a single request`),
    ...table(['item', 'a month', 'idle', 'quantity × price', 'basis of the quantity, source of the price'], lines.map((line) => [
      line.item, usd(line.monthlyUsd), usd(line.idleMonthlyUsd), `${quantityInWords(line)} × $${line.unitUsd}`, { text: line.basis, sources: [line.source] },
    ]), { amounts: [1, 2] }),
    ...(own.length > 0 ? [heading(`The estimate of ${ENGINE_NAMES[engine]} assumes`), ...list(own)] : []),
  ];
}

/** `1,460 instance-hours`, `1 key-month`, `36 × 10,000 calls`. */
function quantityInWords({ quantity, unit }: CostLine): string {
  const amount = count(quantity);
  if (/^\d/.test(unit)) return `${amount} × ${unit}`;
  return `${amount} ${amount === '1' ? unit.replace(/s$/, '') : unit}`;
}
