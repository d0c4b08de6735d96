import { allExpiryDeletes, expiryDeletes, peakRowWrites } from '../../../src/designs/postgres/row-writes';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { order, put, workloadOf } from '../workloads';

const expiring = order({
  key: ['id', 'at'],
  attributes: { id: AttributeType.STRING, at: AttributeType.TIMESTAMP, until: AttributeType.TIMESTAMP },
  itemCount: 2e9,
  averageItemBytes: 100,
  expiry: { attribute: 'until', afterSeconds: 1e6 },
});
const log = { ...expiring, name: 'Log', appendOnly: true };

describe('what expires', () => {
  const workload = workloadOf({ entities: [expiring, log], accessPatterns: [put({ peakPerSecond: 100 })] });

  test('is deleted row by row, unless it goes with its partition', () => {
    expect([expiring, log, { ...log, key: ['id'] }, order()].map(expiryDeletes)).toEqual([2_000, 0, 2_000, 0]);
    expect([allExpiryDeletes(workload), peakRowWrites(workload)]).toEqual([2_000, 2_100]);
  });

  test('counts for the signal of scale either way', () => {
    expect(workload.rowWritesPerSecond.value).toBe(4_100);
  });

  test('asks RDS for IOPS only where it is deleted row by row', () => {
    const options = { 'postgres/deployment': 'rds-multi-az-instance', 'postgres/storage': 'gp3' };
    const { because } = sizePostgres(workload, options);
    expect(because.join('; ')).toContain('100 write transactions/s (2,100 rows/s) at the peak');
    expect(because.join('; ')).toContain('its 12,000 included IOPS answer the 3,500 that the writes ask for');
  });
});
