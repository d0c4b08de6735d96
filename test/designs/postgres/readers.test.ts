import { Needs } from '../../../src/designs/postgres/needs';
import { readersForReads, standbyReaders } from '../../../src/designs/postgres/readers';
import { AvailabilityTier } from '../../../src/profile/access-pattern-profile';

test.each([
  ['rds-multi-az-cluster', AvailabilityTier.STANDARD, 2],
  ['rds-multi-az-instance', AvailabilityTier.HIGH, 0],
  ['aurora-provisioned', AvailabilityTier.STANDARD, 1],
  ['aurora-serverless-v2', AvailabilityTier.DEVELOPMENT, 0],
])('%s in the %s tier has %d readers to take over', (deployment, tier, readers) => {
  expect(standbyReaders(deployment, tier)).toBe(readers);
});

test.each([[0, 0], [8, 1], [9, 2], [1_000, 15]])('%d vCPUs of eventual reads take %d readers of 8', (readerVcpus, readers) => {
  const needs: Needs = { writerVcpus: 0, readerVcpus, instanceVcpus: 0, memoryGiB: 2, storedGiB: 0, iops: 0 };
  expect(readersForReads(needs, 8)).toBe(readers);
});
