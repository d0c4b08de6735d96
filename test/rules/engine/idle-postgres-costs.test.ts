import { AccessPatternProfile, AvailabilityTier, ClientKind, Traffic } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/idle-postgres-costs';
import { linesOf, pattern } from '../evidence';

describe('engine/idle-postgres-costs', () => {
  test('speaks when traffic is unpredictable', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE })).toEqual([
      'cautions postgres: traffic is unpredictable; Aurora Serverless v2 follows it down to 2 ACU on 2 instances (about $350 a month in us-east-1), and to zero in development only, without pooler, pg_cron and change feed, then takes about 15 s to wake; DynamoDB on-demand idles at the price of storage → keep a small minimum, or accept the cold start',
    ]);
  });

  test.each([
    [1, 'which 1 request/s on average never let it do'],
    [0.001, 'but is awake 30 % of the time at the declared rates'],
  ])('says how long it is awake where it may pause, at %d requests/s on average', (averagePerSecond, awake) => {
    expect(linesOf(rule, {
      traffic: Traffic.UNPREDICTABLE,
      availability: { tier: AvailabilityTier.DEVELOPMENT },
      clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false },
      accessPatterns: [pattern({ averagePerSecond })],
    })).toEqual([
      'cautions postgres: traffic is unpredictable; Aurora Serverless v2 pauses after 300 s without a request, then costs storage alone and takes about 15 s to wake, '
        + `${awake}; DynamoDB on-demand idles at the price of storage → keep a small minimum, or accept the cold start`,
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic is steady', { traffic: Traffic.STEADY }],
    ['nothing is said', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
