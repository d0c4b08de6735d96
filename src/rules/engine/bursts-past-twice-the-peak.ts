import { Traffic } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { counted } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/bursts-past-twice-the-peak',
  question: 'engine',
  title: 'On-demand throttles bursts past twice the previous peak',
  sources: [
    { ref: 'D5b', claim: 'on-demand bursts without provisioning' },
    { ref: PAGES.dynamoDbOnDemand, claim: 'a table serves up to twice its previous peak at once; more within 30 minutes can be throttled' },
  ],
  judge: ({ workload }) => workload.profile.traffic !== Traffic.UNPREDICTABLE ? [] : [cautions(
    Engine.DYNAMODB,
    () => `traffic is unpredictable${workload.requestsPerSecond.value === 0 ? '' : `, up to ${counted(workload.requestsPerSecond.value, 'request')}/s as declared`}; `
      + 'on-demand serves twice the highest peak so far at once, and may throttle what grows faster within 30 minutes',
    'set warm throughput to the highest burst expected, and retry with backoff',
  )],
};
