import { tableDemand } from '../../../src/designs/dynamodb/demand';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { TableDemand } from '../../../src/designs/dynamodb/dynamodb-design';
import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

function demandOf(overrides: Partial<AccessPatternProfile>, replicated = false): readonly TableDemand[] {
  const workload = workloadOf(overrides);
  return tableDemand(workload, draftDynamoDb(workload), undefined, replicated);
}

const INDEXED: Partial<AccessPatternProfile> = {
  entities: [order({ attributes: { id: AttributeType.STRING, status: AttributeType.STRING } })],
  accessPatterns: [get(), put(), get({ name: 'by-status', operation: Operation.LIST, by: ['status'], itemsPerRequest: 10 })],
};

describe('tableDemand', () => {
  test('adds up peaks and averages, of the table and of each index', () => {
    expect(demandOf(INDEXED)).toEqual([{
      entity: 'Order',
      peak: { readUnitsPerSecond: 50, writeUnitsPerSecond: 10 },
      average: { readUnitsPerSecond: 25, writeUnitsPerSecond: 5 },
      indexPeaks: { byStatus: { readUnitsPerSecond: 150, writeUnitsPerSecond: 10 } },
      bytes: 2_200_000_000,
    }]);
  });

  test('counts 48 bytes more per item and entry where it is replicated', () => {
    expect(demandOf(INDEXED, true)[0].bytes).toBe(2_296_000_000);
  });

  test('is unknown as a whole where a rate is', () => {
    expect(demandOf({ accessPatterns: [get(), put({ peakPerSecond: undefined, averagePerSecond: undefined })] })[0]).toMatchObject({
      peak: undefined, average: undefined,
    });
  });

  test('knows the peak without the average', () => {
    expect(demandOf({ accessPatterns: [put({ averagePerSecond: undefined })] })[0]).toMatchObject({
      peak: { readUnitsPerSecond: 0, writeUnitsPerSecond: 10 }, average: undefined,
    });
  });

  test('is unknown where the size of the items is', () => {
    expect(demandOf({ entities: [order({ averageItemBytes: undefined })] })[0]).toMatchObject({ peak: undefined, bytes: undefined });
  });

  test('does not know the bytes of an unknown number of items', () => {
    expect(demandOf({ entities: [order({ itemCount: undefined })] })[0].bytes).toBeUndefined();
  });
});
