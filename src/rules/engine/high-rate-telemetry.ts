import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { loadOf, rateOf } from '../loads';
import { admitsDynamoDb } from '../named-recommendation';
import { favors, Rule, rulingsOn } from '../rule';
import { telemetry } from '../shapes';

export const rule: Rule = {
  id: 'engine/high-rate-telemetry',
  question: 'engine',
  title: 'Telemetry at high write rates is DynamoDB ground',
  sources: [
    { ref: 'D3', claim: 'append-only writes by device and time, without joins, at high rates' },
    { ref: 'D3b', claim: 'write capacity scales without operational intervention' },
  ],
  scales: true,
  judge: (evidence) => !admitsDynamoDb(evidence) ? [] : rulingsOn(telemetry(evidence), (entity) => {
    const { telemetryWritesPerSecond } = evidence.thresholds;
    const rate = rateOf(loadOf(evidence.workload, entity.name).filter((access) => access.writes));
    return rate < telemetryWritesPerSecond ? undefined : favors(Engine.DYNAMODB,
      () => `${entity.name} is append-only, keyed by ${entity.key[0]} and time (${entity.key[1]}), joined by nothing and written ${count(rate)} times/s `
        + `(high from ${count(telemetryWritesPerSecond)}, a house number)`);
  }),
};
