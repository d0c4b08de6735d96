import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { loadOf, rateOf } from '../loads';
import { cautions, Rule, rulingsOn } from '../rule';
import { isTheLoad, telemetry } from '../shapes';

export const rule: Rule = {
  id: 'engine/telemetry-below-high-rate',
  question: 'engine',
  title: 'Telemetry without a high write rate is at home in Postgres',
  sources: [{ ref: 'D3', claim: 'telemetry suits DynamoDB where its write throughput is high' }],
  judge: (evidence) => rulingsOn(telemetry(evidence).filter((entity) => isTheLoad(evidence, entity)), (entity) => {
    const { telemetryWritesPerSecond } = evidence.thresholds;
    const writes = loadOf(evidence.workload, entity.name).filter((access) => access.writes);
    const rate = writes.some((access) => access.peakPerSecond === undefined) ? 'at a rate that is not declared' : `${count(rateOf(writes))} times/s`;
    return rateOf(writes) >= telemetryWritesPerSecond ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${entity.name} has the shape of telemetry (append-only, by ${entity.key[0]} and ${entity.key[1]}) but is written ${rate}; `
        + `high is ${count(telemetryWritesPerSecond)} (house number)`,
      'append to Postgres, in batches and into partitions by time',
    );
  }),
};
