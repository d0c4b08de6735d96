import { averageShare, needsOf } from '../../../src/designs/postgres/needs';
import { AvailabilityTier, Consistency, Traffic } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

describe('needsOf', () => {
  test('plans writes at half of what saturates', () => {
    const workload = workloadOf({ accessPatterns: [put({ peakPerSecond: 600 })] });
    expect(needsOf(workload, true)).toMatchObject({ writerVcpus: 2, iops: 4_000 });
    expect(needsOf(workload, false)).toMatchObject({ writerVcpus: 1, iops: 4_000 });
  });

  test('counts four rows as a transaction where batches are written', () => {
    expect(needsOf(workloadOf({ accessPatterns: [put({ peakPerSecond: 10, itemsPerRequest: 400 })] }), true).writerVcpus).toBeCloseTo(1_000 / 300);
  });

  test('leaves eventual reads to the writer up to 8 vCPUs', () => {
    const workload = workloadOf({ accessPatterns: [get({ peakPerSecond: 12_000 })] });
    expect(needsOf(workload, true)).toMatchObject({ writerVcpus: 8, readerVcpus: 0, instanceVcpus: 8 });
  });

  test('takes more of them to readers, of a class that four suffice', () => {
    const workload = workloadOf({ accessPatterns: [get({ peakPerSecond: 60_000 })] });
    expect(needsOf(workload, true)).toMatchObject({ writerVcpus: 0, readerVcpus: 40, instanceVcpus: 10 });
  });

  test('keeps strong reads on the writer', () => {
    const workload = workloadOf({ accessPatterns: [get({ peakPerSecond: 60_000, consistency: Consistency.STRONG })] });
    expect(needsOf(workload, true)).toMatchObject({ writerVcpus: 40, readerVcpus: 0 });
  });

  test('holds a tenth of the data in memory', () => {
    const { storedGiB, memoryGiB } = needsOf(workloadOf({ entities: [order({ itemCount: 100_000_000 })] }), true);
    expect(storedGiB).toBeCloseTo(121.07);
    expect(memoryGiB).toBeCloseTo(16.14);
  });

  test('buys no more than 256 GiB by an estimate, and no less than 2', () => {
    expect(needsOf(workloadOf({ entities: [order({ itemCount: 100_000_000_000 })] }), true).memoryGiB).toBe(256);
    expect(needsOf(workloadOf(), true).memoryGiB).toBe(2);
  });

  test('takes less for development', () => {
    expect(needsOf(workloadOf({ availability: { tier: AvailabilityTier.DEVELOPMENT } }), true).memoryGiB).toBeCloseTo(0.16);
  });

  test('takes a vCPU for a load that is not declared, except for development', () => {
    const accessPatterns = [put({ peakPerSecond: undefined, averagePerSecond: undefined })];
    expect(needsOf(workloadOf({ accessPatterns }), true).instanceVcpus).toBe(1);
    expect(needsOf(workloadOf({ accessPatterns, availability: { tier: AvailabilityTier.DEVELOPMENT } }), true).instanceVcpus).toBe(0);
  });
});

describe('averageShare', () => {
  test('weighs by requests', () => {
    const accessPatterns = [get({ averagePerSecond: 20 }), put({ averagePerSecond: undefined })];
    expect(averageShare(workloadOf({ accessPatterns, traffic: Traffic.STEADY }))).toBeCloseTo(27 / 110);
  });

  test('is all where nothing is declared', () => {
    expect(averageShare(workloadOf({ accessPatterns: [get({ peakPerSecond: undefined, averagePerSecond: undefined })] }))).toBe(1);
  });
});
