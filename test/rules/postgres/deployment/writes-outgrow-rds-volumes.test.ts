import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/writes-outgrow-rds-volumes';
import { linesOf, pattern } from '../../evidence';

describe('postgres/deployment/writes-outgrow-rds-volumes', () => {
  test('speaks when writes ask for more IOPS than gp3 has', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 9_700 })] })).toEqual([
      'favors aurora-provisioned: 9,700 write transactions/s (9,700 rows/s) ask for 64,667 IOPS at 0.15 transactions each, half of what was measured; gp3 ends at 64,000',
    ]);
  });

  test('speaks when batches ask for them', () => {
    expect(linesOf(rule, {
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, itemsPerRequest: 40 })],
    })).toEqual([
      'favors aurora-provisioned: 1,000 write transactions/s (40,000 rows/s) ask for 66,667 IOPS at 0.15 transactions each, half of what was measured; gp3 ends at 64,000',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['gp3 has the IOPS', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 9_600 })] }],
    ['rates are not declared', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
