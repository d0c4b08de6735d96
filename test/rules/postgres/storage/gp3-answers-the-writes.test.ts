import { Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/gp3-answers-the-writes';
import { entity, linesOf, pattern } from '../../evidence';

const writes = (peakPerSecond: number) => ({
  entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
  accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond })],
});
const rds = { settled: { 'postgres/deployment': 'rds-multi-az-instance' } };

describe('postgres/storage/gp3-answers-the-writes', () => {
  test.each<[number, string]>([
    [450, 'favors gp3: 20 GiB of gp3 hold the data with a quarter to spare; its 3,000 included IOPS answer the 3,000 that the writes ask for'],
    [900, 'favors gp3: 400 GiB of gp3, though 20 would hold the data: below 400 GiB it has 3,000 IOPS and 6,000 are asked for; its 12,000 included IOPS answer the 6,000 that the writes ask for'],
    [9_600, 'favors gp3: 400 GiB of gp3, though 20 would hold the data: below 400 GiB it has 3,000 IOPS and 64,000 are asked for; 64,000 IOPS are provisioned for the writes, of 64,000 asked for'],
  ])('speaks when RDS takes %s writes/s', (rate, line) => {
    expect(linesOf(rule, writes(rate), rds)).toEqual([line]);
  });

  test('is silent when the writes ask for more than gp3 has', () => {
    expect(linesOf(rule, writes(9_601), rds)).toEqual([]);
  });

  test('is silent when Aurora was settled', () => {
    expect(linesOf(rule, writes(450), { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([]);
  });
});
