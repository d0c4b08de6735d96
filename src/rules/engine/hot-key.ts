import { Engine } from '../../profile/engine';
import { count, percent } from '../../profile/format';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';

export const rule: Rule = {
  id: 'engine/hot-key',
  question: 'engine',
  title: 'One key carries 1,000 writes and 3,000 reads a second at most',
  sources: [{ ref: PAGES.dynamoDbWarmThroughput, claim: 'each partition is limited to 1,000 write units and 3,000 read units per second' }],
  judge: ({ workload, dynamodbPeaks }) => {
    const rulings: Ruling[] = [];
    for (const { entity: name, index, reads, writes, markers } of dynamodbPeaks) {
      const { key, hottestKeyShare: share = 0 } = workload.entities.get(name)!;
      if (index !== undefined || share === 0) continue;
      const busiest = `the busiest ${key[0]} takes ${percent(share)} of the traffic on ${name}`;
      rulings.push(
        ...overflow(busiest, 'write', share * (writes - markers), PARTITION_WRITE_UNITS),
        ...overflow(busiest, 'read', share * reads, PARTITION_READ_UNITS),
      );
    }
    return rulings;
  },
};

function overflow(key: string, kind: 'read' | 'write', units: number, limit: number): readonly Ruling[] {
  const remedy = kind === 'read' ? 'cache it (DAX, ElastiCache), or spread it' : 'spread it';
  return units <= limit ? [] : [cautions(
    Engine.DYNAMODB,
    () => `${key}: ${count(units)} ${kind} units/s, and one partition carries ${count(limit)} whatever the table does`,
    `${remedy} over ${count(Math.ceil(units / limit))} or more keys (a suffix to the partition key)`,
  )];
}
