import { Engine } from '../../profile/engine';
import { count, percent } from '../../profile/format';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';
import { tablePeak } from '../table-demand';

export const rule: Rule = {
  id: 'engine/hot-key',
  question: 'engine',
  title: 'One key carries 1,000 writes and 3,000 reads a second at most',
  sources: [{ ref: PAGES.dynamoDbWarmThroughput, claim: 'each partition is limited to 1,000 write units and 3,000 read units per second' }],
  judge: (evidence) => evidence.dynamodb.tables.flatMap((table) => {
    const entity = evidence.workload.entities.get(table.entity)!;
    const share = entity.hottestKeyShare ?? 0;
    if (share === 0) return [];
    const { reads, writes } = tablePeak(evidence, table);
    const key = `the busiest ${entity.key[0]} takes ${percent(share)} of the traffic on ${entity.name}`;
    return [
      ...overflow(key, 'write', share * writes, PARTITION_WRITE_UNITS),
      ...overflow(key, 'read', share * reads, PARTITION_READ_UNITS),
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
