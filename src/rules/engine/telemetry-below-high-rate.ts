import { Access, usualItems } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { count, counted } from '../../profile/format';
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
    const rate = writes.some((access) => access.peakPerSecond === undefined) ? 'at a rate that is not declared' : inTimes(writes);
    return rateOf(writes) >= telemetryWritesPerSecond ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${entity.name} has the shape of telemetry (append-only, by ${entity.key[0]} and ${entity.key[1]}) but is written ${rate}; `
        + `high is ${count(telemetryWritesPerSecond)} times/s (house number)`,
      'append to Postgres, in batches and into partitions by time',
    );
  }),
};

function inTimes(writes: readonly Access[]): string {
  const items = writes.reduce((sum, access) => sum + (access.peakPerSecond ?? 0) * usualItems(access), 0);
  const times = `${counted(rateOf(writes), 'time')}/s`;
  return items === rateOf(writes) ? times : `${times}, ${counted(items, 'item')}/s in all`;
}
