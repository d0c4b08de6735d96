import { count } from '../../../profile/format';
import { list, rateOf } from '../../loads';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/capacity-mode/provisioned-maximum-must-be-raised',
  question: 'dynamodb/capacity-mode',
  title: 'Provisioned capacity has a maximum that somebody must raise',
  sources: [
    { ref: 'D3b', claim: 'write capacity scales without operational intervention' },
    { ref: PAGES.dynamoDbOnDemand, claim: 'on-demand follows the traffic, and no unit is provisioned' },
  ],
  judge: ({ workload, thresholds }) => {
    const appended = workload.profile.entities.filter((entity) => entity.appendOnly).map(({ name }) => name);
    const rate = rateOf(workload.load.filter((access) => access.writes && appended.includes(access.entity.name)));
    return rate < thresholds.telemetryWritesPerSecond ? [] : [cautions(
      'provisioned',
      () => `${list(appended)} grow${appended.length === 1 ? 's' : ''} by ${count(rate)} writes/s at the peak, and with every device that is added; `
        + 'auto scaling follows in minutes, up to a maximum drawn from the declared peak',
      'raise the declared peak before the devices come, or take on-demand',
    )];
  },
};
