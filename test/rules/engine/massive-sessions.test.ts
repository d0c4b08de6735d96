import { AccessPatternProfile, AttributeType, Evolution, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/massive-sessions';
import { entity, linesOf, pattern } from '../evidence';

const session = entity({ name: 'Session', itemCount: 10_000_000, attributes: { until: AttributeType.TIMESTAMP, user: AttributeType.STRING }, expiry: { attribute: 'until', afterSeconds: 86_400 } });
const read = pattern({ name: 'read-session', entity: 'Session', peakPerSecond: 8_000 });
const write = pattern({ name: 'write-session', entity: 'Session', operation: Operation.PUT, peakPerSecond: 2_000 });
const sessions = { entities: [session], accessPatterns: [read, write] };

describe('engine/massive-sessions', () => {
  test('speaks when items and requests just reach the thresholds', () => {
    expect(linesOf(rule, sessions)).toEqual([
      'favors dynamodb: Session has a one-part key, expires by until, holds 10,000,000 live items (massive from 10,000,000) and takes 10,000 requests/s (from 10,000; house numbers)',
    ]);
  });

  test('speaks when a little of the load takes another way', () => {
    expect(linesOf(rule, {
      ...sessions,
      accessPatterns: [read, write, pattern({ name: 'by-user', entity: 'Session', operation: Operation.LIST, by: ['user'], peakPerSecond: 1_000 })],
    })).toEqual([
      'favors dynamodb: Session has a one-part key, expires by until, holds 10,000,000 live items (massive from 10,000,000) and takes 11,000 requests/s (from 10,000; house numbers)',
    ]);
  });

  test('speaks when other entities are read by their keys beside them', () => {
    expect(linesOf(rule, { entities: [session, entity()], accessPatterns: [read, write, pattern({ peakPerSecond: 2_000 })] })).toEqual([
      'favors dynamodb: Session has a one-part key, expires by until, holds 10,000,000 live items (massive from 10,000,000) and takes 10,000 requests/s (from 10,000; house numbers)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['items are fewer', { ...sessions, entities: [{ ...session, itemCount: 9_999_999 }] }],
    ['items are unknown', { ...sessions, entities: [{ ...session, itemCount: undefined }] }],
    ['requests are fewer', { ...sessions, accessPatterns: [read, { ...write, peakPerSecond: 1_999 }] }],
    ['a rate is unknown', { ...sessions, accessPatterns: [{ ...read, peakPerSecond: undefined }, write] }],
    ['nothing expires', { ...sessions, entities: [{ ...session, expiry: undefined }] }],
    ['the key has two parts', { ...sessions, entities: [{ ...session, key: ['user', 'id'] }] }],
    ['more than a tenth of the load takes another way', {
      ...sessions,
      accessPatterns: [read, write, pattern({ name: 'by-user', entity: 'Session', operation: Operation.LIST, by: ['user'], peakPerSecond: 1_200 })],
    }],
    ['sessions alone are fewer requests', { entities: [session, entity()], accessPatterns: [read, pattern({ peakPerSecond: 90_000 })] }],
    ['patterns evolve', { ...sessions, evolution: Evolution.EVOLVING }],
    ['Postgres holds them', { ...sessions, existingStore: { engine: ExistingEngine.POSTGRES } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
