import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/single-digit-latency';
import { linesOf, pattern } from '../evidence';

describe('engine/single-digit-latency', () => {
  test('speaks when a pattern must answer within single-digit milliseconds', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ p99Milliseconds: 1 }), pattern({ name: 'again', p99Milliseconds: 9.5 })] })).toEqual([
      "cautions postgres: 'get-order' (100/s) within 1 ms and 'again' (100/s) within 9.5 ms at the 99th percentile: reachable while the working set is in memory and the primary at half load; saturated, its p99 grows to tens of milliseconds, where DynamoDB by key stays predictable → size memory for the working set and the writer for half load, and watch p99",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['ten are enough', { accessPatterns: [pattern({ p99Milliseconds: 10 })] }],
    ['only a cache answers so fast', { accessPatterns: [pattern({ p99Milliseconds: 0.9 })] }],
    ['no latency is asked for', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
