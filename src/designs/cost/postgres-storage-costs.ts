import { count, counted } from '../../profile/format';
import { needsOf } from '../postgres/needs';
import { GP3_SMALL_IOPS, GP3_STRIPED_GIB, GP3_STRIPED_IOPS } from '../postgres/rds-storage';
import { billedIos, billedIosInWords } from './aurora-io';
import { gigabytes, gigabytesPerMonth, line, Line, millionsPerMonth } from './cost-lines';
import { bytesWritten, DatabaseBasis, deploymentOf, isAurora, isIoOptimized, rowsWritten, secondaryRegions } from './postgres-basis';
import { Prices } from './prices';

const SECONDS_PER_DAY = 86_400;

/** Volumes, I/O, copies in other Regions and backups. */
export function storageLines(basis: DatabaseBasis, prices: Prices): Line[] {
  return isAurora(basis) ? auroraLines(basis, prices) : rdsLines(basis, prices);
}

function auroraLines(basis: DatabaseBasis, prices: Prices): Line[] {
  const { workload } = basis;
  const stored = needsOf(workload, true).storedGiB;
  const regions = secondaryRegions(basis);
  const rows = rowsWritten(workload);
  const written = () => `${count(rows)} rows written/s on average`;
  return [
    ...line(prices, isIoOptimized(basis) ? 'auroraIoOptimizedStorage' : 'auroraStorage', stored * (1 + regions), {
      item: 'storage', basis: () => `the declared bytes times 1.3${regions > 0 ? `, in ${1 + regions} Regions` : ''}; the volume keeps six copies at no further charge`,
    }),
    ...line(prices, 'auroraRequests', isIoOptimized(basis) ? 0 : millionsPerMonth(billedIos(basis)), {
      item: 'I/O', basis: () => billedIosInWords(basis), idleQuantity: 0,
    }),
    ...line(prices, 'auroraReplicatedWrites', millionsPerMonth(rows) * regions, {
      item: 'writes replicated to other Regions', basis: () => `${written()}, to each of ${counted(regions, 'Region')}`, idleQuantity: 0,
    }),
    ...line(prices, 'interRegionTransfer', replicatedGb(basis) * regions, {
      item: 'transfer to other Regions', basis: () => `${written()}, of the average size, to each of ${counted(regions, 'Region')}`, idleQuantity: 0,
    }),
    ...line(prices, 'auroraBackup', backupGb(basis), { item: 'backups beyond the size of the data', basis: () => backupBasis(basis), idleQuantity: 0 }),
  ];
}

/** A Multi-AZ instance has two volumes, a Multi-AZ cluster three; readers of an instance have their own. */
function rdsLines(basis: DatabaseBasis, prices: Prices): Line[] {
  const { sizing: { storageGiB = 0, iops = 0, readers }, options } = basis;
  const volumes = 1 + readers + (deploymentOf(basis) === 'rds-multi-az-instance' ? 1 : 0);
  const io2 = options['postgres/storage'] === 'io2';
  const included = io2 ? 0 : storageGiB < GP3_STRIPED_GIB ? GP3_SMALL_IOPS : GP3_STRIPED_IOPS;
  const of = volumes === 1 ? '' : ` on ${volumes} volumes`;
  return [
    ...line(prices, io2 ? 'rdsIo2Storage' : 'rdsStorage', storageGiB * volumes, {
      item: `${io2 ? 'io2' : 'gp3'} storage${of}`, basis: () => `${count(storageGiB)} GiB ${counted(volumes, 'time')}, as sized`,
    }),
    ...line(prices, io2 ? 'rdsIo2Iops' : 'rdsIops', Math.max(0, iops - included) * volumes, {
      item: `provisioned IOPS${of}`, basis: () => `${count(iops)} IOPS${included > 0 ? `, of which ${count(included)} are included` : ''}`,
    }),
    ...line(prices, 'rdsBackup', Math.max(0, backupGb(basis) - storageGiB + needsOf(basis.workload, false).storedGiB), {
      item: 'backups beyond the size of the volume', basis: () => backupBasis(basis), idleQuantity: 0,
    }),
  ];
}

function backupBasis({ workload, sizing }: DatabaseBasis): string {
  return `every row written in ${sizing.backupRetentionDays} days, ${count(rowsWritten(workload))}/s on average`;
}

/** A full copy is free; every day keeps what was written in it. */
function backupGb({ workload, sizing }: DatabaseBasis): number {
  return gigabytes(bytesWritten(workload) * SECONDS_PER_DAY * sizing.backupRetentionDays);
}

function replicatedGb({ workload }: DatabaseBasis): number {
  return gigabytesPerMonth(bytesWritten(workload));
}
