import { join } from 'node:path';
import { judge, settle } from '../../src/decision/settle';
import {
  AccessPatternProfile, AttributeType, AvailabilityTier, ClientKind, Consistency, FeedTarget, Operation, PostgresFeature, Topology, Traffic,
} from '../../src/profile/access-pattern-profile';
import { AccessPatternProfiles } from '../../src/profile/load';
import { RULES } from '../../src/rules';
import { DYNAMODB_QUESTIONS, POSTGRES_QUESTIONS } from '../../src/rules/questions';
import { entity, evidenceOf, pattern } from './evidence';

/** The options settled for a profile, in the order of the questions. */
function settledFor(of: Partial<AccessPatternProfile>, questions = [...POSTGRES_QUESTIONS, ...DYNAMODB_QUESTIONS]): (string | undefined)[] {
  const evidence = evidenceOf(of);
  let settled: Record<string, string> = {};
  return questions.map((question) => {
    const option = settle(question, judge(RULES.filter((rule) => rule.question === question.id), { ...evidence, settled }));
    settled = { ...settled, [question.id]: option! };
    return option;
  });
}

const example = (name: string) => AccessPatternProfiles.fromFile(join(__dirname, `../../examples/${name}/profile.yaml`));
const sized = [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })];
const writes = (peakPerSecond: number) => [pattern({ operation: Operation.PUT, peakPerSecond })];

describe('Postgres settles', () => {
  test.each<[string, Partial<AccessPatternProfile>, string[]]>([
    ['a profile without numbers', {}, ['rds-multi-az-instance', 'pgbouncer', 'gp3', 'transaction']],
    ['an internal tool', example('internal-tool'), ['rds-multi-az-instance', 'pgbouncer', 'gp3', 'transaction']],
    ['a SaaS product', example('saas-orders'), ['aurora-provisioned', 'pgbouncer', 'aurora-io-optimized', 'transaction']],
    ['a development store', { availability: { tier: AvailabilityTier.DEVELOPMENT } }, ['rds-instance', 'pgbouncer', 'gp3', 'transaction']],
    ['unpredictable traffic', { traffic: Traffic.UNPREDICTABLE, entities: sized }, ['aurora-serverless-v2', 'pgbouncer', 'aurora-standard', 'transaction']],
    ['unpredictable traffic beyond 256 ACU', { traffic: Traffic.UNPREDICTABLE, accessPatterns: writes(40_000) }, ['aurora-provisioned']],
    ['a second Region', { regions: { topology: Topology.ACTIVE_PASSIVE } }, ['aurora-global', 'pgbouncer', 'aurora-standard', 'transaction']],
    ['35 seconds of downtime', { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 35 } }, ['rds-multi-az-cluster', 'pgbouncer', 'gp3']],
    ['functions outside the VPC', { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }, ['aurora-serverless-v2', 'none', 'aurora-standard', 'transaction']],
    ['writes beyond gp3', { accessPatterns: writes(10_000) }, ['aurora-provisioned']],
    ['listeners', { requires: [PostgresFeature.LISTEN_NOTIFY] }, ['rds-multi-az-instance', 'pgbouncer', 'gp3', 'session']],
  ])('%s', (_, of, expected) => {
    expect(settledFor(of, [...POSTGRES_QUESTIONS]).slice(0, expected.length)).toEqual(expected);
  });
});

describe('DynamoDB settles', () => {
  test.each<[string, Partial<AccessPatternProfile>, string[]]>([
    ['a profile without numbers', {}, ['none', 'on-demand', 'standard', 'streams']],
    ['sessions', example('sessions'), ['none', 'on-demand', 'standard', 'streams']],
    ['telemetry', example('telemetry'), ['none', 'provisioned', 'standard', 'streams-and-kinesis']],
    ['preferences in every Region', example('global-preferences'), ['mrec', 'on-demand', 'standard', 'streams']],
    ['strong reads in three Regions', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    }, ['mrsc']],
    ['strong reads in two Regions', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2'] },
    }, ['mrec']],
    ['an archive', { entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })], accessPatterns: writes(10) }, [
      'none', 'on-demand', 'standard-infrequent-access', 'streams',
    ]],
  ])('%s', (_, of, expected) => {
    expect(settledFor(of, [...DYNAMODB_QUESTIONS]).slice(0, expected.length)).toEqual(expected);
  });
});

test('no combination of demands excludes every option of a question', () => {
  const regions = [undefined, ...Object.values(Topology).map((topology) => ({ topology, consistency: Consistency.STRONG, replicas: ['eu-west-1'] }))];
  const availabilities = Object.values(AvailabilityTier).flatMap((tier) => [{ tier }, { tier, maxDowntimeSeconds: 1, maxDataLossSeconds: 0 }]);
  const clients = [undefined, { kind: ClientKind.FUNCTIONS, canJoinVpc: false }];
  const loads = [
    { entities: sized, accessPatterns: writes(1) },
    {
      entities: [entity({
        itemCount: 1e12,
        averageItemBytes: 1_000,
        attributes: { at: AttributeType.TIMESTAMP },
        expiry: { attribute: 'at', afterSeconds: 1e6 },
        appendOnly: true,
      })],
      accessPatterns: [pattern({ operation: Operation.TRANSACTION, peakPerSecond: 1e6 }), pattern({ name: 'read', peakPerSecond: 1e7 })],
      changeFeeds: [{ name: 'bus', target: FeedTarget.EVENTBRIDGE }],
      requires: [PostgresFeature.LISTEN_NOTIFY],
    },
  ];
  const profiles = regions.flatMap((region) => availabilities.flatMap((availability) => clients.flatMap((client) =>
    Object.values(Traffic).flatMap((traffic) => loads.map((load) => ({ ...load, regions: region, availability, clients: client, traffic }))))));
  const open = profiles.flatMap((of) => settledFor(of));
  expect(open).not.toContain(undefined);
});
