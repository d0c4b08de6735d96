import { TARGET_UTILIZATION } from '../../../designs/cost/dynamodb-basis';
import { count } from '../../../profile/format';
import { ACCOUNT_UNITS_QUOTA, TABLE_UNITS_QUOTA } from '../../limits';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';
import { builtPeaks, PeakUnits } from '../../table-demand';

export const rule: Rule = {
  id: 'dynamodb/capacity-mode/auto-scaling-reaches-past-the-quotas',
  question: 'dynamodb/capacity-mode',
  title: 'Capacity for a peak at 70 % utilization may be past the quotas',
  sources: [
    { ref: PAGES.dynamoDbQuotas, claim: '40,000 units of reads and of writes per table or index, and 80,000 provisioned in an account and Region, by default' },
    { ref: 'D3b', claim: 'write capacity scales without operational intervention' },
  ],
  judge: ({ workload, dynamodbPeaks }) => {
    const targets = [...builtPeaks(workload, dynamodbPeaks), ...dynamodbPeaks.filter(({ index }) => index !== undefined)];
    const isBeyond = (kind: Kind) => targets.some((peak) => capacity(peak[kind]) > TABLE_UNITS_QUOTA) || total(targets, kind) > ACCOUNT_UNITS_QUOTA;
    return !isBeyond('writes') && !isBeyond('reads') ? [] : [cautions(
      'provisioned',
      () => `the peak of all tables and indexes at ${TARGET_UTILIZATION * 100} % utilization is ${count(total(targets, 'writes'))} write and `
        + `${count(total(targets, 'reads'))} read units/s${past(targets)}; the default quotas are `
        + `${count(TABLE_UNITS_QUOTA)} for each table and index and ${count(ACCOUNT_UNITS_QUOTA)} for the account in a Region`,
      'ask AWS for more of both, or take on-demand, which the quota of the account does not count',
    )];
  },
};

type Kind = 'reads' | 'writes';
const capacity = (units: number) => Math.ceil(units / TARGET_UTILIZATION);
const total = (peaks: readonly PeakUnits[], kind: Kind) => peaks.reduce((sum, peak) => sum + capacity(peak[kind]), 0);

function past(peaks: readonly PeakUnits[]): string {
  const beyond = (kind: Kind) => peaks.filter((peak) => capacity(peak[kind]) > TABLE_UNITS_QUOTA)
    .map((peak) => `${count(capacity(peak[kind]))} ${kind === 'writes' ? 'write' : 'read'} units/s on ${peak.entity}${peak.index === undefined ? '' : `.${peak.index}`}`);
  const all = [...beyond('writes'), ...beyond('reads')];
  return all.length === 0 ? '' : `, with ${list(all)}`;
}
