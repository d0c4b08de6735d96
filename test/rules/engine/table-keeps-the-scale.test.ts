import { AccessPatternProfile, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/table-keeps-the-scale';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 80_000 });
const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 1 });
const existing = {
  entities: [entity(), entity({ name: 'Customer' })],
  accessPatterns: [pattern(), put, join],
  existingStore: { engine: ExistingEngine.DYNAMODB },
};

describe('engine/table-keeps-the-scale', () => {
  test('speaks when a copy takes what one primary is refused at', () => {
    expect(linesOf(rule, existing)).toEqual([
      "cautions postgres: a whole copy of what 'with-customer' (1/s) asks for brings 80,000 write transactions/s to Postgres, and one primary is refused from 80,000 write transactions/s: the table goes on carrying them, and Postgres can hold a part of the copy at most → feed Postgres from the stream, through a filter and with the attributes that those patterns need",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['one primary could carry it', { ...existing, accessPatterns: [pattern(), { ...put, peakPerSecond: 79_999 }, join] }],
    ['reads alone are many', { ...existing, accessPatterns: [pattern({ peakPerSecond: 9_000_000 }), join] }],
    ['what is written so often is not copied', {
      ...existing, entities: [...existing.entities, entity({ name: 'Session' })], accessPatterns: [pattern(), { ...put, entity: 'Session' }, join],
    }],
    ['there is no table', { ...existing, existingStore: undefined }],
    ['the table serves everything', { ...existing, accessPatterns: [pattern(), put] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
