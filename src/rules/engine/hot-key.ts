import { Engine } from '../../profile/engine';
import { count, percent } from '../../profile/format';
import { readUnitsPerSecond, writeUnitsPerSecond } from '../key-load';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits';
import { loadOf } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';

export const rule: Rule = {
  id: 'engine/hot-key',
  question: 'engine',
  title: 'One key carries 1,000 writes and 3,000 reads a second at most',
  sources: [{ ref: PAGES.dynamoDbWarmThroughput, claim: 'each partition is limited to 1,000 write units and 3,000 read units per second' }],
  judge: ({ workload }) => workload.profile.entities.flatMap((entity) => {
    const share = entity.hottestKeyShare ?? 0;
    const load = share === 0 ? [] : loadOf(workload, entity.name);
    const key = `the busiest ${entity.key[0]} takes ${percent(share)} of the traffic on ${entity.name}`;
    return [
      ...overflow(key, 'write', share * writeUnitsPerSecond(load), PARTITION_WRITE_UNITS),
      ...overflow(key, 'read', share * readUnitsPerSecond(load), PARTITION_READ_UNITS),
    ];
  }),
};

function overflow(key: string, kind: 'read' | 'write', units: number, limit: number): readonly Ruling[] {
  const remedy = kind === 'read' ? 'cache it (DAX, ElastiCache), or spread it' : 'spread it';
  return units <= limit ? [] : [cautions(
    Engine.DYNAMODB,
    `${key}: ${count(units)} ${kind} units/s, and one partition carries ${count(limit)} whatever the table does`,
    `${remedy} over ${count(Math.ceil(units / limit))} or more keys (a suffix to the partition key)`,
  )];
}
