import { AccessPatternProfile, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/leaving-dynamodb';
import { linesOf, pattern } from '../evidence';

const existingStore = { engine: ExistingEngine.DYNAMODB, bytes: 5 * 2 ** 30, entityTypes: 3 };
const adHoc = pattern({ name: 'explore', operation: Operation.AD_HOC, peakPerSecond: 900 });

describe('engine/leaving-dynamodb', () => {
  test('speaks when the table could stay', () => {
    expect(linesOf(rule, { existingStore })).toEqual([
      "cautions postgres: DynamoDB holds this data today (5 GiB): 3 entity types to export and model, 3 to 6 engineer-months (the guidance's estimate) → keep the table for the key path, and put Postgres beside it for the rest",
    ]);
  });

  test('speaks when it could not, and no second store may be added', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.DYNAMODB }, accessPatterns: [adHoc], singleStore: true })).toEqual([
      "cautions postgres: DynamoDB holds this data today: 1 entity type to export and model, 1 to 2 engineer-months (the guidance's estimate) → allow a second store (singleStore), and keep the table for the key path",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the table keeps its key path', { existingStore, accessPatterns: [pattern({ peakPerSecond: 1000 }), adHoc] }],
    ['there is no table', {}],
    ['Postgres holds the data', { existingStore: { engine: ExistingEngine.POSTGRES } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
