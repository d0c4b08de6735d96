import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { loadOf, rateOf } from '../loads';
import { admitsDynamoDb } from '../named-recommendation';
import { favors, Rule, rulingsOn } from '../rule';
import { sessions } from '../shapes';

export const rule: Rule = {
  id: 'engine/massive-sessions',
  question: 'engine',
  title: 'Session storage at massive scale is DynamoDB ground',
  sources: [
    { ref: 'D2', claim: 'billions of sessions that expire by themselves: DynamoDB with TTL' },
    { ref: 'R2', claim: 'sessions of a high-traffic consumer application: DynamoDB with TTL, or Redis where they fit in memory' },
    { ref: 'D2b', claim: 'internet scale without sharding concerns' },
  ],
  scales: true,
  judge: (evidence) => !admitsDynamoDb(evidence) ? [] : rulingsOn(sessions(evidence), (entity) => {
    const { sessionItems, sessionRequestsPerSecond } = evidence.thresholds;
    const rate = rateOf(loadOf(evidence.workload, entity.name));
    if ((entity.itemCount ?? 0) < sessionItems || rate < sessionRequestsPerSecond) return undefined;
    return favors(Engine.DYNAMODB,
      () => `${entity.name} has a one-part key, expires by ${entity.expiry!.attribute}, holds ${count(entity.itemCount!)} live items `
        + `(massive from ${count(sessionItems)}) and takes ${count(rate)} requests/s (from ${count(sessionRequestsPerSecond)}; house numbers)`);
  }),
};
