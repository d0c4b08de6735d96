import { pricesFor } from '../../../src/designs/cost/prices';
import { completePostgres } from '../../../src/designs/postgres/complete';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { sizeInWords } from '../../../src/designs/postgres/sizing-in-words';
import { AccessPatternProfile, AvailabilityTier } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

const sizingOf = (deployment: string, overrides: Partial<AccessPatternProfile> = {}, storage = 'gp3') =>
  sizePostgres(workloadOf(overrides), { 'postgres/deployment': deployment, 'postgres/storage': storage });

describe('sizePostgres', () => {
  test.each<[string, Partial<AccessPatternProfile>, object]>([
    ['rds-multi-az-instance', {}, { instanceClass: 't4g.small', readers: 0, storageGiB: 20, maxConnections: 189, backupRetentionDays: 14 }],
    ['rds-instance', { availability: { tier: AvailabilityTier.DEVELOPMENT } }, { instanceClass: 't4g.micro', readers: 0, backupRetentionDays: 7 }],
    ['rds-multi-az-cluster', {}, { instanceClass: 'm6gd.large', readers: 2, storageGiB: 400, iops: 12_000 }],
    ['aurora-provisioned', { availability: { tier: AvailabilityTier.HIGH } }, { instanceClass: 'r8g.large', readers: 1, backupRetentionDays: 35 }],
    ['aurora-provisioned', { availability: { tier: AvailabilityTier.DEVELOPMENT } }, { readers: 0 }],
    ['aurora-provisioned', { accessPatterns: [get({ peakPerSecond: 60_000 })] }, { instanceClass: 'r8g.4xlarge', readers: 3, vcpus: 10 }],
    ['aurora-serverless-v2', {}, { minAcu: 2, maxAcu: 2, readers: 1, vcpus: 0.1 }],
    ['aurora-global', {}, { instanceClass: 'r8g.large', readers: 1 }],
  ])('%s with %j', (deployment, overrides, expected) => {
    expect(sizingOf(deployment, overrides)).toMatchObject(expected);
  });

  test('Aurora has no allocated storage, Serverless no class', () => {
    expect(sizingOf('aurora-provisioned').storageGiB).toBeUndefined();
    expect(sizingOf('aurora-serverless-v2').instanceClass).toBeUndefined();
  });

  test('says how each number came about', () => {
    expect(sizingOf('rds-multi-az-instance', { entities: [order({ itemCount: 100_000_000 })] }).because).toEqual([
      '10 write transactions/s (10 rows/s) at the peak are planned at 600 per vCPU, half of what was measured to saturate RDS',
      '100 reads/s at the peak are planned at 1,500 per vCPU: with the writes the writer needs 0.083 vCPUs',
      '121 GiB with indexes ask for 16 GiB of memory: a tenth is hot, and three quarters of the memory hold it (house estimates)',
      'db.r8g.xlarge (4 vCPUs, 32 GiB): 16 GiB of memory for the hot data decide the class (house estimate: a tenth of all is hot); '
        + 'for the vCPUs alone db.t4g.micro would do',
      'no reader: the writer carries every read, and the standby takes over in 60 to 120 seconds',
      '160 GiB of gp3 hold the data with a quarter to spare',
      'its 3,000 included IOPS answer the 67 that the writes ask for',
      'max_connections is 3,244: nine tenths of 32 GiB (house number) at 9,531,392 bytes each',
      'backups are kept for 14 days, the house number of the standard tier',
    ]);
  });

  test('says what readers are for', () => {
    const { because } = sizingOf('aurora-provisioned', { accessPatterns: [get({ peakPerSecond: 60_000 }), put()] });
    expect(because).toContain('60,000 reads/s at the peak are planned at 1,500 per vCPU: the eventual ones take 40 vCPUs on readers, and 0.033 are left to the writer');
    expect(because).toContain('3 readers for the eventual reads that the writer does not carry');
    expect(sizingOf('rds-multi-az-cluster').because).toContain('2 readable standbys take over within about 35 seconds');
    expect(sizingOf('rds-instance').because).toContain('no reader: the writer carries every read, and nothing takes over from it');
    expect(sizingOf('aurora-provisioned', { availability: { tier: AvailabilityTier.DEVELOPMENT } }).because)
      .toContain('no reader: the writer carries every read, and another one takes up to ten minutes');
    expect(sizingOf('aurora-provisioned').because).toContain('1 reader in another Availability Zone takes over in under a minute; without one it takes up to ten');
  });

  test('says what one primary will not hold', () => {
    expect(sizingOf('aurora-provisioned', { accessPatterns: [put({ peakPerSecond: 90_000 })] }).because)
      .toContain('db.r8g.48xlarge (192 vCPUs, 1,536 GiB): the largest class, and 300 vCPUs are asked for: one primary will not hold this load');
  });

  test('says how many transactions the rows of batches count as', () => {
    expect(sizingOf('aurora-provisioned', { accessPatterns: [put({ itemsPerRequest: 100 })] }).because[0]).toBe(
      '10 write transactions/s (1,000 rows/s) at the peak are planned at 300 per vCPU, half of what was measured to saturate Aurora; they count as 250, one for 4 rows',
    );
  });

  test('says that Aurora allocates no storage', () => {
    expect(sizingOf('aurora-provisioned').because).toContain('storage is not allocated: the volume of the cluster grows with the data');
  });

  test('says what is unknown', () => {
    const { because, instanceClass } = sizingOf('rds-multi-az-instance', {
      entities: [order({ itemCount: undefined })],
      accessPatterns: [put({ peakPerSecond: undefined, averagePerSecond: undefined })],
    });
    expect(instanceClass).toBe('m7g.large');
    expect(because).toContain('the size of the data is not declared, so memory follows the vCPUs');
    expect(because).toContain('not reckoned, because not declared: accessPatterns.put.peakPerSecond');
  });
});

test.each([['pgbouncer', 4], [undefined, 4], ['rds-proxy', 0], ['none', 0]])('with %s the size of a design has %i lines on the pooler', (pooler, lines) => {
  const workload = workloadOf();
  const options = { 'postgres/deployment': 'rds-instance', 'postgres/storage': 'gp3', ...(pooler && { 'postgres/pooler': pooler }) };
  const design = completePostgres(workload, draftPostgres(workload), options, pricesFor('us-east-1'));
  expect(sizeInWords(design)).toEqual([...design.sizing.because, ...design.pool.because.slice(0, lines)]);
  expect(design.pool.because).toHaveLength(4);
});
