import { groupBy } from '../../profile/group-by';
import { rateAssumptions } from '../average-rate';
import { itemOverheadBytes } from '../dynamodb/demand';
import { DynamoDbTable } from '../dynamodb/dynamodb-design';
import { isReplicated, replicaCount } from '../dynamodb/replicas';
import { RequestLoad } from '../dynamodb/request-loads';
import { CostEstimate, CostLine } from './cost-estimate';
import { estimate, gigabytes, line } from './cost-lines';
import { dynamoDbAssumptions } from './dynamodb-assumptions';
import {
  billedUnits, DynamoDbBasis, isInfrequentAccess, recoverableBytes, storagePrice, storedBytes, unitLines,
} from './dynamodb-basis';
import { feedLines } from './dynamodb-feed-costs';
import { replicaLines } from './dynamodb-replica-costs';
import { watchLines } from './dynamodb-watch-costs';
import { Prices } from './prices';

/** What a DynamoDB design costs per month. */
export function estimateDynamoDb(basis: DynamoDbBasis, prices: Prices): CostEstimate {
  const { workload, options } = basis;
  const replicas = replicaCount(workload, options);
  const loads = groupBy(basis.loads, ({ entity }) => entity);
  const lines = [
    ...basis.draft.tables.flatMap((table) => requestLines(basis, table, loads.get(table.entity) ?? [], prices)),
    ...storageLines(basis, prices),
    ...(replicas > 0 ? replicaLines(basis, replicas, prices) : []),
    ...feedLines(basis, prices),
    ...watchLines(basis, replicas, prices),
  ];
  return estimate(lines, [
    ...prices.assumptions,
    ...rateAssumptions(workload.load, workload.profile.traffic),
    ...dynamoDbAssumptions(basis, replicas, prices),
  ]);
}

/** Reads and writes of a table and each of its indexes. */
function requestLines(basis: DynamoDbBasis, table: DynamoDbTable, own: readonly RequestLoad[], prices: Prices): CostLine[] {
  const tableClass = isInfrequentAccess(basis.options) ? 'dynamoDbIa' : 'dynamoDb';
  return [undefined, ...table.indexes.map(({ name }) => name)].flatMap((index) => {
    const units = billedUnits(basis, own.filter((load) => load.index === index));
    const name = index === undefined ? table.entity : `${table.entity}.${index}`;
    return [
      ...unitLines(basis, prices, `${name}: writes`,
        { byRequest: `${tableClass}Writes`, byHour: `${tableClass}WriteCapacity` }, units.writeUnitsPerSecond),
      ...unitLines(basis, prices, `${name}: reads`,
        { byRequest: `${tableClass}Reads`, byHour: `${tableClass}ReadCapacity` }, units.readUnitsPerSecond),
    ];
  });
}

function storageLines(basis: DynamoDbBasis, prices: Prices): CostLine[] {
  const replicated = isReplicated(basis.options);
  const overhead = `itemCount × (averageItemBytes + ${itemOverheadBytes(replicated)} bytes billed per item${replicated ? ' of a global table' : ''})`;
  return [
    ...line(prices, storagePrice(basis.options), gigabytes(storedBytes(basis)), {
      item: 'storage of tables and indexes', basis: `${overhead}, and the same for each entry of an index`,
    }),
    ...line(prices, 'dynamoDbRecovery', gigabytes(recoverableBytes(basis)), {
      item: 'point-in-time recovery', basis: `${overhead}; indexes are not backed up`,
    }),
  ];
}
