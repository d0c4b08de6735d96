import { AccessPatternProfile, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/ad-hoc-queries';
import { entity, linesOf, pattern } from '../evidence';

const adHoc = pattern({ name: 'explore', operation: Operation.AD_HOC, peakPerSecond: undefined });

describe('engine/ad-hoc-queries', () => {
  test('speaks when queries are not known beforehand', () => {
    expect(linesOf(rule, { accessPatterns: [adHoc] })).toEqual([
      "excludes dynamodb: 'explore' (rate unknown) asks what is not known beforehand; without a key made for it, DynamoDB reads and bills every item for each question → let Athena over an export to S3, or Redshift, serve it (servedElsewhere), or declare the questions as patterns",
    ]);
  });

  test('speaks when the items are counted', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 12_000_000, averageItemBytes: 4096 })], accessPatterns: [adHoc] })).toEqual([
      "excludes dynamodb: 'explore' (rate unknown) asks what is not known beforehand; without a key made for it, DynamoDB reads and bills all 12,000,000 items (46 GiB) for each question → let Athena over an export to S3, or Redshift, serve it (servedElsewhere), or declare the questions as patterns",
    ]);
  });

  test('speaks when another store may answer them', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...adHoc, servedElsewhere: true }] })).toEqual([
      "cautions dynamodb: 'explore' (rate unknown) asks what is not known beforehand; without a key made for it, DynamoDB reads and bills every item for each question; being served elsewhere, it needs Athena over an export to S3, or Redshift, beside the table → run and feed that second store, or drop the pattern",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['every pattern is known', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
