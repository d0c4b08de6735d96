import { groupBy } from '../../profile/group-by';
import { rateAssumptions } from '../average-rate';
import { itemOverheadBytes } from '../dynamodb/demand';
import { DynamoDbTable } from '../dynamodb/dynamodb-design';
import { isReplicated, replicaCount } from '../dynamodb/replicas';
import { RequestLoad } from '../dynamodb/request-loads';
import { Estimate, estimate, gigabytes, line, Line } from './cost-lines';
import { dynamoDbAssumptions } from './dynamodb-assumptions';
import {
  billedUnits, DynamoDbBasis, isInfrequentAccess, recoverableBytes, storagePrice, storedBytes, unitLines, UnitPrices,
} from './dynamodb-basis';
import { feedLines } from './dynamodb-feed-costs';
import { replicaLines } from './dynamodb-replica-costs';
import { watchLines } from './dynamodb-watch-costs';
import { Prices } from './prices';

/** The prices of requests in each table class. */
const STANDARD: RequestPrices = {
  writes: { kind: 'writeUnitsPerSecond', byRequest: 'dynamoDbWrites', byHour: 'dynamoDbWriteCapacity' },
  reads: { kind: 'readUnitsPerSecond', byRequest: 'dynamoDbReads', byHour: 'dynamoDbReadCapacity' },
};
const INFREQUENT_ACCESS: RequestPrices = {
  writes: { kind: 'writeUnitsPerSecond', byRequest: 'dynamoDbIaWrites', byHour: 'dynamoDbIaWriteCapacity' },
  reads: { kind: 'readUnitsPerSecond', byRequest: 'dynamoDbIaReads', byHour: 'dynamoDbIaReadCapacity' },
};

interface RequestPrices {
  readonly writes: UnitPrices;
  readonly reads: UnitPrices;
}

/** What a DynamoDB design costs per month. */
export function estimateDynamoDb(basis: DynamoDbBasis, prices: Prices): Estimate {
  const { workload, options } = basis;
  const replicas = replicaCount(workload, options);
  const loads = groupBy(basis.loads, ({ entity }) => entity);
  const lines: Line[] = [];
  for (const table of basis.draft.tables) lines.push(...requestLines(basis, table, loads.get(table.entity) ?? [], prices));
  lines.push(...storageLines(basis, prices));
  if (replicas > 0) lines.push(...replicaLines(basis, replicas, prices));
  lines.push(...feedLines(basis, prices), ...watchLines(basis, replicas, prices));
  return estimate(lines, () => [
    ...prices.assumptions,
    ...rateAssumptions(workload.load, workload.profile.traffic),
    ...dynamoDbAssumptions(basis, replicas, prices),
  ]);
}

/** Reads and writes of a table and each of its indexes. */
function requestLines(basis: DynamoDbBasis, table: DynamoDbTable, own: readonly RequestLoad[], prices: Prices): Line[] {
  const { writes, reads } = isInfrequentAccess(basis.options) ? INFREQUENT_ACCESS : STANDARD;
  const byIndex = groupBy(own, ({ index }) => index);
  const lines: Line[] = [];
  for (const index of [undefined, ...table.indexes.map(({ name }) => name)]) {
    const name = index === undefined ? table.entity : `${table.entity}.${index}`;
    const { writeUnitsPerSecond, readUnitsPerSecond } = billedUnits(basis, byIndex.get(index) ?? []);
    lines.push(
      ...unitLines(basis, prices, `${name}: writes`, writes, writeUnitsPerSecond),
      ...unitLines(basis, prices, `${name}: reads`, reads, readUnitsPerSecond),
    );
  }
  return lines;
}

function storageLines(basis: DynamoDbBasis, prices: Prices): Line[] {
  const replicated = isReplicated(basis.options);
  const overhead = `itemCount × (averageItemBytes + ${itemOverheadBytes(replicated)} bytes billed per item${replicated ? ' of a global table' : ''})`;
  return [
    ...line(prices, storagePrice(basis.options), gigabytes(storedBytes(basis)), {
      item: 'storage of tables and indexes', basis: () => `${overhead}, and the same for each entry of an index`,
    }),
    ...line(prices, 'dynamoDbRecovery', gigabytes(recoverableBytes(basis)), {
      item: 'point-in-time recovery', basis: () => `${overhead}; indexes are not backed up`,
    }),
  ];
}
