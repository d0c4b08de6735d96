import { Needs } from '../../../src/designs/postgres/needs';
import { rdsStorage, rdsStorageInWords } from '../../../src/designs/postgres/rds-storage';

const needs = (storedGiB: number, iops: number): Needs => ({ writerVcpus: 1, readerVcpus: 0, instanceVcpus: 1, memoryGiB: 2, storedGiB, iops });

describe('rdsStorage', () => {
  test.each([
    ['the least', needs(0, 0), 20, undefined],
    ['with a quarter to spare, in tens', needs(100, 0), 130, undefined],
    ['3,000 IOPS suffice', needs(100, 3_000), 130, undefined],
    ['3,001 do not: 400 GiB', needs(100, 3_001), 400, 12_000],
    ['12,000 are included from 400 GiB', needs(100, 12_000), 400, 12_000],
    ['more are provisioned', needs(100, 12_001), 400, 12_100],
    ['up to what gp3 has', needs(1_000, 100_000), 1_250, 64_000],
    ['up to what a volume holds', needs(100_000, 0), 65_536, 12_000],
  ])('gp3: %s', (_, of, storageGiB, iops) => {
    expect(rdsStorage(of, 'gp3')).toMatchObject({ storageGiB, iops });
  });

  test.each([
    ['at least 12,000 IOPS', needs(10, 0), 400, 12_000],
    ['as many as are asked for', needs(1_000, 80_000), 1_250, 80_000],
    ['up to what io2 has', needs(1_000, 1_000_000), 1_250, 256_000],
  ])('io2: %s', (_, of, storageGiB, iops) => {
    expect(rdsStorage(of, 'io2')).toMatchObject({ storageGiB, iops });
  });

  test.each([
    ['gp3 is given IOPS at any size', 'gp3', needs(10, 0), 400, 12_000],
    ['gp3 as it would be anyhow', 'gp3', needs(1_000, 20_000), 1_250, 20_000],
    ['io2 keeps to 50 IOPS per GiB', 'io2', needs(10, 80_000), 1_600, 80_000],
    ['io2 at the most', 'io2', needs(10, 1_000_000), 5_120, 256_000],
  ])('a Multi-AZ cluster: %s', (_, storage, of, storageGiB, iops) => {
    expect(rdsStorage(of, storage, 'rds-multi-az-cluster')).toMatchObject({ storageGiB, iops });
  });

  test('says why a small volume of a Multi-AZ cluster has 400 GiB', () => {
    expect(rdsStorageInWords(needs(10, 0), 'gp3', 'rds-multi-az-cluster')).toEqual([
      '400 GiB of gp3, though 20 would hold the data: a Multi-AZ cluster must be given IOPS, and gp3 takes them from 400 GiB on',
      'its 12,000 included IOPS answer the 0 that the writes ask for',
    ]);
  });

  test('says why a small volume grows to 400 GiB', () => {
    expect(rdsStorageInWords(needs(100, 4_000), 'gp3')).toEqual([
      '400 GiB of gp3, though 130 would hold the data: below 400 GiB it has 3,000 IOPS and 4,000 are asked for',
      'its 12,000 included IOPS answer the 4,000 that the writes ask for',
    ]);
  });

  test('says what is provisioned', () => {
    expect(rdsStorageInWords(needs(1_000, 100_000), 'gp3')).toEqual([
      '1,250 GiB of gp3 hold the data with a quarter to spare',
      '64,000 IOPS are provisioned for the writes, of 100,000 asked for',
    ]);
    expect(rdsStorageInWords(needs(1_000, 80_000), 'io2')).toEqual(['1,250 GiB of io2 with 80,000 IOPS, of 80,000 asked for; gp3 ends at 64,000']);
  });
});
