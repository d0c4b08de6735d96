import { TARGET_UTILIZATION } from '../../designs/cost/dynamodb-basis';
import { quotaToAskFor } from '../../designs/dynamodb/throughput';
import { ExistingEngine } from '../../profile/access-pattern-profile';
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
  judge: ({ workload, dynamodbPeaks }) => {
    const inUse = workload.profile.existingStore?.engine === ExistingEngine.DYNAMODB;
    return [...builtPeaks(workload, dynamodbPeaks), ...dynamodbPeaks.filter(({ index }) => index !== undefined)]
      .flatMap((peak) => [...beyond(peak, 'write', peak.writes, inUse), ...beyond(peak, 'read', peak.reads, inUse)]);
  },
};

function beyond({ entity, index }: PeakUnits, kind: string, units: number, inUse: boolean): readonly Ruling[] {
  const quota = quotaToAskFor(units);
  if (quota === undefined) return [];
  const needed = `${count(quota)} ${kind} units/s (${count(quotaToAskFor(units / TARGET_UTILIZATION)!)} where they are provisioned, at ${TARGET_UTILIZATION * 100} % utilization)`;
  return [cautions(
    Engine.DYNAMODB,
    () => `${index === undefined ? 'the table' : `the index ${index}`} of ${entity} takes at least ${count(units)} ${kind} units/s at the peak, `
      + `and the default quota is ${count(TABLE_UNITS_QUOTA)}`,
    inUse ? `see in Service Quotas whether it was raised for the table in use, to ${needed}` : `ask AWS for ${needed} before the launch`,
  )];
}
