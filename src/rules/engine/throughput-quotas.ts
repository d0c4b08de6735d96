import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { TABLE_UNITS_QUOTA } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';
import { builtPeaks, PeakUnits } from '../table-demand';

export const rule: Rule = {
  id: 'engine/throughput-quotas',
  question: 'engine',
  title: 'A table or index serves 40,000 units a second until its quota is raised',
  sources: [
    { ref: 'T5b', claim: 'throughput is unlimited with on-demand' },
    { ref: PAGES.dynamoDbQuotas, claim: '40,000 read and 40,000 write units per table and per index by default, adjustable' },
  ],
  judge: ({ workload, dynamodbPeaks }) => [...builtPeaks(workload, dynamodbPeaks), ...dynamodbPeaks.filter(({ index }) => index !== undefined)]
    .filter(({ reads, writes }) => Math.max(reads, writes) > TABLE_UNITS_QUOTA)
    .flatMap((peak) => [...beyond(peak, 'write', peak.writes), ...beyond(peak, 'read', peak.reads)]),
};

function beyond({ entity, index }: PeakUnits, kind: string, units: number): readonly Ruling[] {
  return units <= TABLE_UNITS_QUOTA ? [] : [cautions(
    Engine.DYNAMODB,
    () => `${index === undefined ? 'the table' : `the index ${index}`} of ${entity} takes at least ${count(units)} ${kind} units/s at the peak, `
      + `and the default quota is ${count(TABLE_UNITS_QUOTA)}`,
    `ask AWS for ${count(Math.ceil(units / 10_000) * 10_000)} ${kind} units/s before the launch`,
  )];
}
