import { Traffic } from '../../../profile/access-pattern-profile';
import { count, percent, usd } from '../../../profile/format';
import { capacityCosts, missingForCapacity } from '../../capacity-costs';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

/** House number: below it the plan costs more attention than it saves. */
const WORTH_PLANNING_USD = 50;
export const rule: Rule = {
  id: 'dynamodb/capacity-mode/break-even-utilization',
  question: 'dynamodb/capacity-mode',
  title: 'Provisioned capacity pays above 28.9 % average utilization',
  sources: [
    { ref: PAGES.dynamoDbCapacityModes, claim: 'a provisioned unit-hour costs what 28.9 % of its requests cost on demand, for reads and writes alike' },
    { ref: 'T9', claim: 'DynamoDB is paid for by request units and storage' },
  ],
  judge: (evidence) => {
    const { traffic } = evidence.workload.profile;
    if (traffic === Traffic.UNPREDICTABLE) return [];
    const costs = traffic === undefined ? undefined : capacityCosts(evidence);
    if (costs === undefined) return [favors('on-demand', () => unproven(missingForCapacity(evidence)))];
    const { onDemand, provisioned, utilization } = costs;
    const saved = onDemand - provisioned;
    return [favors(
      saved >= WORTH_PLANNING_USD ? 'provisioned' : 'on-demand',
      () => `traffic is ${traffic}, and capacity for its peak would be used at ${percent(utilization)} on average: `
        + `${usd(provisioned)} a month provisioned, ${usd(onDemand)} on demand (us-east-1)`
        + (saved > 0 && saved < WORTH_PLANNING_USD ? `; less than ${usd(WORTH_PLANNING_USD)} is not worth a plan` : ''),
    )];
  },
};

function unproven(missing: readonly string[]): string {
  const named = missing.length > 3 ? [...missing.slice(0, 2), `${count(missing.length - 2)} other numbers`] : missing;
  return `provisioned capacity pays above 28.9 % average utilization, and that cannot be reckoned${named.length > 0 ? ` without ${list(named)}` : ''}`;
}
