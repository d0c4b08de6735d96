import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/serverless-ends-at-256-acu';
import { linesOf, pattern } from '../../evidence';

describe('postgres/deployment/serverless-ends-at-256-acu', () => {
  test('speaks when the peak takes more', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 40_000 })] })).toEqual([
      'excludes aurora-serverless-v2: the peak uses 267 ACU (133 vCPUs planned at half, 4 ACU each), and an instance has 256 at most → spread the peak, or take provisioned instances',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the peak takes 256 ACU', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 38_400 })] }],
    ['rates are not declared', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
