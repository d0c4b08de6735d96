import { expiredPerSecond } from '../../profile/expired';
import { counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { writeUnits } from '../dynamodb/units';
import { gigabytes, gigabytesPerMonth, line, Line } from './cost-lines';
import { billedUnits, DynamoDbBasis, recoverableBytes, storagePrice, storedBytes, unitLines, UnitPrices } from './dynamodb-basis';
import { Prices } from './prices';

const REPLICATED: UnitPrices = { kind: 'writeUnitsPerSecond', byRequest: 'dynamoDbReplicatedWrites', byHour: 'dynamoDbReplicatedWriteCapacity' };
const ON_INDEXES: UnitPrices = { kind: 'writeUnitsPerSecond', byRequest: 'dynamoDbWrites', byHour: 'dynamoDbWriteCapacity' };

/** What the copies in other Regions add. */
export function replicaLines(basis: DynamoDbBasis, replicas: number, prices: Prices): Line[] {
  const { workload, loads, options } = basis;
  const onTables = billedUnits(basis, loads.filter(({ index }) => index === undefined)).writeUnitsPerSecond;
  const onIndexes = billedUnits(basis, loads.filter(({ index }) => index !== undefined)).writeUnitsPerSecond;
  const stored = gigabytes(storedBytes(basis)) * replicas;
  const of = `in ${counted(replicas, 'other Region')}`;
  const copies = () => `that of the home Region, ${replicas === 1 ? 'once more' : `${replicas} more times`}`;
  return [
    ...writeLines(basis, prices, `writes replicated ${of}`, onTables * replicas, onIndexes * replicas),
    ...writeLines(basis, prices, `expiry deletes replicated ${of}`, expiryUnits(workload) * replicas, 0),
    ...line(prices, storagePrice(options), stored, { item: `storage ${of}`, basis: copies }),
    ...line(prices, 'dynamoDbRecovery', gigabytes(recoverableBytes(basis)) * replicas, {
      item: `point-in-time recovery ${of}`, basis: () => `${copies()}; indexes are not backed up`,
    }),
    ...line(prices, 'interRegionTransfer', gigabytesPerMonth(writtenBytes(basis)) * replicas, {
      item: 'transfer to other Regions', basis: 'averageItemBytes of every item written, to each of them', idleQuantity: 0,
    }),
  ];
}

/** Writes to replicas cost replicated units on tables, plain units on indexes. */
function writeLines(basis: DynamoDbBasis, prices: Prices, item: string, onTables: number, onIndexes: number): Line[] {
  return [
    ...unitLines(basis, prices, item, REPLICATED, onTables),
    ...unitLines(basis, prices, `${item}, indexes`, ON_INDEXES, onIndexes),
  ];
}

/** A delete by TTL is free where it happens and a replicated write everywhere else (DynamoDB developer guide, TTL). */
function expiryUnits({ profile }: Workload): number {
  return profile.entities.reduce((sum, entity) => sum + expiredPerSecond(entity) * writeUnits(entity.averageItemBytes ?? 0), 0);
}

function writtenBytes({ workload, loads }: DynamoDbBasis): number {
  return loads.filter(({ index, areMarkers }) => index === undefined && !areMarkers).reduce((sum, { access, entity, items }) => {
    const bytes = workload.entities.get(entity)?.averageItemBytes ?? 0;
    return sum + (billedRate(access, workload.profile.traffic) ?? 0) * items * bytes;
  }, 0);
}
