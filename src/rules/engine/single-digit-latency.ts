import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

/** Single-digit milliseconds; below one, a cache is needed whatever the engine. */
const FROM = 1;
const BELOW = 10;

export const rule: Rule = {
  id: 'engine/single-digit-latency',
  question: 'engine',
  title: 'Single-digit milliseconds in Postgres need memory and headroom',
  sources: [
    { ref: 'T4', claim: 'low milliseconds on indexed queries, single-digit milliseconds on keys' },
    { ref: 'O2', claim: 'DynamoDB is predictable in single-digit milliseconds' },
    { ref: PAGES.managedBenchmark, claim: 'a saturated Aurora primary of 16 vCPUs shows a p99 of about 47 ms' },
  ],
  judge: ({ workload }) => {
    const fast = workload.load.filter(({ pattern: { p99Milliseconds = Infinity } }) => p99Milliseconds >= FROM && p99Milliseconds < BELOW);
    return fast.length === 0 ? [] : [cautions(
      Engine.POSTGRES,
      () => `${list(fast.map((access) => `${inWords(access)} within ${count(access.pattern.p99Milliseconds!)} ms`))} at the 99th percentile: reachable while the working set is `
        + 'in memory and the primary at half load; saturated, its p99 grows to tens of milliseconds, where DynamoDB by key stays predictable',
      'size memory for the working set and the writer for half load, and watch p99',
    )];
  },
};
