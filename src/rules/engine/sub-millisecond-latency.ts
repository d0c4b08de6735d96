import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { inWords, list } from '../loads';
import { cautions, Rule } from '../rule';

/** What a network round trip and a lookup leave out of reach of both engines. */
const CACHE_BELOW_MILLISECONDS = 1;

export const rule: Rule = {
  id: 'engine/sub-millisecond-latency',
  question: 'engine',
  title: 'Below a millisecond only a cache answers',
  sources: [
    { ref: 'T4', claim: 'Postgres answers in low milliseconds by index, DynamoDB in single-digit milliseconds by key' },
    { ref: 'R2', claim: 'Redis where sub-millisecond matters and the working set fits in memory' },
  ],
  judge: ({ workload }) => {
    const fast = workload.load.filter(({ pattern }) => (pattern.p99Milliseconds ?? Infinity) < CACHE_BELOW_MILLISECONDS);
    if (fast.length === 0) return [];
    const each = list(fast.map((access) => `${inWords(access)} within ${count(access.pattern.p99Milliseconds!)} ms`));
    return [
      cautions(Engine.DYNAMODB, () => `${each}: DynamoDB answers in single-digit milliseconds`, 'put DAX or ElastiCache for Valkey in front'),
      cautions(Engine.POSTGRES, () => `${each}: Postgres answers in low milliseconds`, 'put ElastiCache for Valkey in front'),
    ];
  },
};
