import { TableDemand, Throughput } from '../../designs/dynamodb/dynamodb-design';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { TABLE_UNITS_QUOTA } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { demandOf } from '../table-demand';

export const rule: Rule = {
  id: 'engine/throughput-quotas',
  question: 'engine',
  title: 'A table or index serves 40,000 units a second until its quota is raised',
  sources: [
    { ref: 'T5b', claim: 'throughput is unlimited with on-demand' },
    { ref: PAGES.dynamoDbQuotas, claim: '40,000 read and 40,000 write units per table and per index by default, adjustable' },
  ],
  judge: (evidence) => demandOf(evidence).flatMap((demand) => throughputs(demand).flatMap(([where, { readUnitsPerSecond, writeUnitsPerSecond }]) =>
    [{ units: writeUnitsPerSecond, kind: 'write' }, { units: readUnitsPerSecond, kind: 'read' }]
      .filter(({ units }) => units > TABLE_UNITS_QUOTA)
      .map(({ units, kind }) => cautions(
        Engine.DYNAMODB,
        `${where} takes ${count(units)} ${kind} units/s at the peak, and the default quota is ${count(TABLE_UNITS_QUOTA)}`,
        `ask AWS for ${count(Math.ceil(units / 10_000) * 10_000)} ${kind} units/s before the launch`,
      )))),
};

function throughputs({ entity, peak, indexPeaks }: TableDemand): readonly [string, Throughput][] {
  return [
    ...(peak === undefined ? [] : [[`the table of ${entity}`, peak] as [string, Throughput]]),
    ...Object.entries(indexPeaks).map(([name, throughput]): [string, Throughput] => [`the index ${name} of ${entity}`, throughput]),
  ];
}
