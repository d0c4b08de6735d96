import { Traffic } from '../../../profile/access-pattern-profile';
import { percent, usd } from '../../../profile/format';
import { capacityCosts } from '../../capacity-costs';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

/** House number: below it the plan costs more attention than it saves. */
const WORTH_PLANNING_USD = 50;
/** What the break-even is reckoned from. */
const UNPROVEN = 'provisioned capacity pays above 28.9 % average utilization, and that cannot be reckoned: it takes a declared traffic, '
  + 'and of every pattern the peak, the average and the size of its items';

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
    if (costs === undefined) return [favors('on-demand', UNPROVEN)];
    const { onDemand, provisioned, utilization } = costs;
    return [favors(
      onDemand - provisioned >= WORTH_PLANNING_USD ? 'provisioned' : 'on-demand',
      () => `traffic is ${traffic}, and capacity for its peak would be used at ${percent(utilization)} on average: `
        + `${usd(provisioned)} a month provisioned, ${usd(onDemand)} on demand (us-east-1); less than ${usd(WORTH_PLANNING_USD)} would not be worth a plan`,
    )];
  },
};
