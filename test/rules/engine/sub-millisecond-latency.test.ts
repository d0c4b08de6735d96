import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/sub-millisecond-latency';
import { linesOf, pattern } from '../evidence';

describe('engine/sub-millisecond-latency', () => {
  test('speaks when a pattern must answer below a millisecond', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ p99Milliseconds: 0.5 })] })).toEqual([
      "cautions dynamodb: 'get-order' (100/s) within 0.5 ms: DynamoDB answers in single-digit milliseconds → put DAX or ElastiCache for Valkey in front",
      "cautions postgres: 'get-order' (100/s) within 0.5 ms: Postgres answers in low milliseconds → put ElastiCache for Valkey in front",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a millisecond is enough', { accessPatterns: [pattern({ p99Milliseconds: 1 })] }],
    ['no latency is asked for', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
