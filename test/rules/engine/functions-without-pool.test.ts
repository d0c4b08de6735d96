import { AccessPatternProfile, AttributeType, ClientKind, Evolution, ExistingEngine, Operation, Platform, Traffic } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/functions-without-pool';
import { entity, linesOf, pattern } from '../evidence';

const serverless = { clients: { kind: ClientKind.FUNCTIONS, maxConcurrent: 500 }, traffic: Traffic.UNPREDICTABLE };
const order = entity({ attributes: { email: AttributeType.STRING } });

describe('engine/functions-without-pool', () => {
  test('speaks when functions without a pool read one key unpredictably', () => {
    expect(linesOf(rule, serverless)).toEqual([
      'favors dynamodb: up to 500 functions at once have no pool of their own, traffic is unpredictable, and the table key serves 100 % of requests, every pattern without index or join: no connections to keep, no capacity to foresee',
    ]);
  });

  test('speaks when nobody says how many, nor how often', () => {
    expect(linesOf(rule, {
      ...serverless,
      clients: { kind: ClientKind.FUNCTIONS },
      accessPatterns: [pattern({ peakPerSecond: undefined })],
    })).toEqual([
      'favors dynamodb: functions have no pool of their own, traffic is unpredictable, and the table key serves 100 % of requests, every pattern without index or join: no connections to keep, no capacity to foresee',
    ]);
  });

  test('speaks when what has no key is served elsewhere', () => {
    expect(linesOf(rule, {
      ...serverless,
      entities: [order],
      accessPatterns: [pattern(), pattern({ name: 'search', operation: Operation.SEARCH, by: ['email'], servedElsewhere: true })],
    })).toEqual([
      'favors dynamodb: up to 500 functions at once have no pool of their own, traffic is unpredictable, and the table key serves 100 % of requests, every pattern without index or join: no connections to keep, no capacity to foresee',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['they have a pool', { ...serverless, clients: { kind: ClientKind.FUNCTIONS, ownPool: true } }],
    ['the clients are containers', { ...serverless, clients: { kind: ClientKind.CONTAINERS } }],
    ['traffic is steady', { ...serverless, traffic: Traffic.STEADY }],
    ['traffic is unknown', { ...serverless, traffic: undefined }],
    ['patterns evolve', { ...serverless, evolution: Evolution.EVOLVING }],
    ['Postgres holds the data', { ...serverless, existingStore: { engine: ExistingEngine.POSTGRES } }],
    ['the platform is elsewhere', { ...serverless, platform: Platform.ELSEWHERE }],
    ['one pattern needs an index', { ...serverless, entities: [order], accessPatterns: [pattern({ peakPerSecond: 1000 }), pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'], peakPerSecond: 1 })] }],
    ['a write looks its items up by an index', { ...serverless, entities: [order], accessPatterns: [pattern({ peakPerSecond: 1000 }), pattern({ name: 'by-email', operation: Operation.DELETE, by: ['email'], peakPerSecond: 1 })] }],
    ['a single key is not proven', { ...serverless, entities: [order], accessPatterns: [pattern({ operation: Operation.LIST, by: ['email'] })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
