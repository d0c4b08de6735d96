import { AccessPatternProfile, AvailabilityTier, ClientKind, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/pooler-keeps-serverless-awake';
import { linesOf } from '../../evidence';

describe('postgres/deployment/pooler-keeps-serverless-awake', () => {
  test('speaks when traffic is unpredictable', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE })).toEqual([
      'cautions aurora-serverless-v2: a pooler holds connections open, so behind one the cluster never pauses: 2 ACU on 2 instances cost $350 a month while idle (us-east-1) → in development, without pooler (`PostgresPooler.none(reason)`), expiry job and change feed, the minimum is 0: it pauses, and wakes in about 15 s',
    ]);
  });

  test('speaks when it is for development', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE, availability: { tier: AvailabilityTier.DEVELOPMENT } })).toEqual([
      'cautions aurora-serverless-v2: a pooler holds connections open, so behind one the cluster never pauses: 0.5 ACU on 1 instance cost $44 a month while idle (us-east-1) → in development, without pooler (`PostgresPooler.none(reason)`), expiry job and change feed, the minimum is 0: it pauses, and wakes in about 15 s',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['clients come by the Data API', { traffic: Traffic.UNPREDICTABLE, clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }],
    ['traffic is steady', { traffic: Traffic.STEADY }],
    ['traffic is not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
