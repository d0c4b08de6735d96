import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/capacity-mode/telemetry-grows-without-intervention',
  question: 'dynamodb/capacity-mode',
  title: 'On-demand takes growing appends without intervention',
  sources: [
    { ref: 'D3b', claim: 'write capacity scales without operational intervention' },
    { ref: PAGES.dynamoDbOnDemand, claim: 'capacity follows the traffic, and no unit is provisioned' },
  ],
  judge: ({ workload, thresholds }) => {
    const appended = workload.profile.entities.filter((entity) => entity.appendOnly).map(({ name }) => name);
    const { value } = workload.writeTransactionsPerSecond;
    return appended.length === 0 || value < thresholds.telemetryWritesPerSecond ? [] : [favors(
      'on-demand', `${appended.join(', ')} ${appended.length === 1 ? 'is' : 'are'} append-only at ${count(value)} writes/s: devices are added, and no capacity is planned for them`,
    )];
  },
};
