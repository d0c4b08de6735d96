import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/index-per-lookup';
import { entity, linesOf, pattern } from '../evidence';

const user = entity({ name: 'User', averageItemBytes: 2048, attributes: { email: AttributeType.STRING, tenant: AttributeType.STRING } });
const byEmail = pattern({ name: 'by-email', entity: 'User', operation: Operation.LIST, by: ['email'] });
const put = pattern({ name: 'put-user', entity: 'User', operation: Operation.PUT, peakPerSecond: 200, averagePerSecond: 50 });

describe('engine/index-per-lookup', () => {
  test('speaks when a second look-up needs an index', () => {
    expect(linesOf(rule, { entities: [user], accessPatterns: [byEmail, put] })).toEqual([
      "cautions dynamodb: 'by-email' needs the index byEmail on User (by email; projects ALL): 2 more write units for every item of User written, 200/s at the peak: $164 a month at the average of 50/s (us-east-1, on-demand) → look up by the table key, or take Postgres, where an index is one statement",
    ]);
  });

  test('speaks when the average is unknown, and two patterns share the index', () => {
    expect(linesOf(rule, {
      entities: [user],
      accessPatterns: [byEmail, { ...byEmail, name: 'by-email-again' }, { ...put, averagePerSecond: undefined }],
    })).toEqual([
      "cautions dynamodb: 'by-email' and 'by-email-again' need the index byEmail on User (by email; projects ALL): 2 more write units for every item of User written, 200/s at the peak: $657 a month if that peak lasted (us-east-1, on-demand) → look up by the table key, or take Postgres, where an index is one statement",
    ]);
  });

  test('speaks when no rate is known', () => {
    expect(linesOf(rule, {
      entities: [user],
      accessPatterns: [byEmail, { ...put, peakPerSecond: undefined, averagePerSecond: undefined }],
    })).toEqual([
      "cautions dynamodb: 'by-email' needs the index byEmail on User (by email; projects ALL): 2 more write units for every item of User written, at a rate that is not declared: $3.29 a month for each item/s sustained (us-east-1, on-demand) → look up by the table key, or take Postgres, where an index is one statement",
    ]);
  });

  test('speaks when nothing writes', () => {
    expect(linesOf(rule, { entities: [user], accessPatterns: [byEmail] })).toEqual([
      "cautions dynamodb: 'by-email' needs the index byEmail on User (by email; projects ALL): 2 more write units for every item of User written, though no pattern writes any → look up by the table key, or take Postgres, where an index is one statement",
    ]);
  });

  test('speaks when a transaction of another entity writes it', () => {
    expect(linesOf(rule, {
      entities: [user, entity()],
      accessPatterns: [byEmail, pattern({ name: 'sign-up', operation: Operation.TRANSACTION, alsoWrites: ['User'], peakPerSecond: 10, averagePerSecond: 1 })],
    })).toEqual([
      "cautions dynamodb: 'by-email' needs the index byEmail on User (by email; projects ALL): 2 more write units for every item of User written, 10/s at the peak: $3.29 a month at the average of 1/s (us-east-1, on-demand) → look up by the table key, or take Postgres, where an index is one statement",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the table key serves everything', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
