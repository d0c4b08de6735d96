import { needsOf } from '../postgres/needs';
import { GP3_SMALL_IOPS, GP3_STRIPED_GIB, GP3_STRIPED_IOPS } from '../postgres/rds-storage';
import { CostLine } from './cost-estimate';
import { gigabytes, gigabytesPerMonth, line, millionsPerMonth } from './cost-lines';
import { averageRowBytes, billedIos, DatabaseBasis, deploymentOf, isAurora, isIoOptimized, rowsWritten, secondaryRegions } from './postgres-basis';
import { Prices } from './prices';

const SECONDS_PER_DAY = 86_400;

/** Volumes, I/O, copies in other Regions and backups. */
export function storageLines(basis: DatabaseBasis, prices: Prices): CostLine[] {
  return isAurora(basis) ? auroraLines(basis, prices) : rdsLines(basis, prices);
}

function auroraLines(basis: DatabaseBasis, prices: Prices): CostLine[] {
  const { workload } = basis;
  const stored = needsOf(workload, true).storedGiB;
  const regions = secondaryRegions(basis);
  const price = isIoOptimized(basis) ? 'auroraIoOptimizedStorage' : 'auroraStorage';
  const replicated = millionsPerMonth(rowsWritten(workload)) * regions;
  return [
    ...line(prices, 'storage', price, stored * (1 + regions)),
    ...line(prices, 'I/O', 'auroraRequests', isIoOptimized(basis) ? 0 : millionsPerMonth(billedIos(workload))),
    ...line(prices, 'writes replicated to other Regions', 'auroraReplicatedWrites', replicated),
    ...line(prices, 'transfer to other Regions', 'interRegionTransfer', replicatedGb(basis) * regions),
    ...line(prices, 'backups beyond the size of the data', 'auroraBackup', backupGb(basis)),
  ];
}

/** A Multi-AZ instance has two volumes, a Multi-AZ cluster three; readers of an instance have their own. */
function rdsLines(basis: DatabaseBasis, prices: Prices): CostLine[] {
  const { sizing: { storageGiB = 0, iops = 0, readers }, options } = basis;
  const volumes = 1 + readers + (deploymentOf(basis) === 'rds-multi-az-instance' ? 1 : 0);
  const io2 = options['postgres/storage'] === 'io2';
  const paidIops = io2 ? iops : Math.max(0, iops - (storageGiB < GP3_STRIPED_GIB ? GP3_SMALL_IOPS : GP3_STRIPED_IOPS));
  const of = volumes === 1 ? '' : ` on ${volumes} volumes`;
  return [
    ...line(prices, `${io2 ? 'io2' : 'gp3'} storage${of}`, io2 ? 'rdsIo2Storage' : 'rdsStorage', storageGiB * volumes),
    ...line(prices, `provisioned IOPS${of}`, io2 ? 'rdsIo2Iops' : 'rdsIops', paidIops * volumes),
    ...line(prices, 'backups beyond the size of the volume', 'rdsBackup', Math.max(0, backupGb(basis) - storageGiB + needsOf(basis.workload, false).storedGiB)),
  ];
}

/** A full copy is free; every day keeps what was written in it. */
function backupGb({ workload, sizing }: DatabaseBasis): number {
  return gigabytes(rowsWritten(workload) * (averageRowBytes(workload) ?? 0) * SECONDS_PER_DAY * sizing.backupRetentionDays);
}

function replicatedGb({ workload }: DatabaseBasis): number {
  return gigabytesPerMonth(rowsWritten(workload) * (averageRowBytes(workload) ?? 0));
}
