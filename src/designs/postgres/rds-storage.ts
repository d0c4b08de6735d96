import { count } from '../../profile/format';
import { Needs } from './needs';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const MIN_GIB = 20;
const MAX_GIB = 65_536;
const IO2_MIN_GIB = 100;
/** Below this size gp3 has 3,000 IOPS and no more can be bought; from here 12,000 are included. */
export const GP3_STRIPED_GIB = 400;
export const GP3_SMALL_IOPS = 3_000;
export const GP3_STRIPED_IOPS = 12_000;
export const GP3_MAX_IOPS = 64_000;
const IO2_MAX_IOPS = 256_000;

/** House number: room to grow before the volume has to. */
const HEADROOM = 1.25;

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html: Iops is 0.5 to 50 times the storage. */
const MOST_CLUSTER_IOPS_PER_GIB = 50;

/** The volume of an RDS instance. */
export interface RdsStorage {
  readonly storageGiB: number;
  /** IOPS to provision in all; undefined: the baseline of the volume. */
  readonly iops?: number;
}

/** The volume that holds the data and answers the writes. */
export function rdsStorage(needs: Needs, storage: string | undefined, deployment = 'rds-multi-az-instance'): RdsStorage {
  if (storage === 'io2') return io2(needs, deployment);
  const { storageGiB, provisioned } = gp3(needs, deployment);
  // Named from 400 GiB on: CloudFormation asks for them, and below RDS refuses them.
  return { storageGiB, iops: provisioned ?? (storageGiB < GP3_STRIPED_GIB ? undefined : GP3_STRIPED_IOPS) };
}

/** How that volume came about; clauses. */
export function rdsStorageInWords(needs: Needs, storage: string | undefined, deployment = 'rds-multi-az-instance'): string[] {
  if (storage === 'io2') {
    const { storageGiB, iops } = io2(needs, deployment);
    return [`${count(storageGiB)} GiB of io2 with ${count(iops)} IOPS, of ${count(needs.iops)} asked for; gp3 ends at ${count(GP3_MAX_IOPS)}`];
  }
  const { storageGiB, striped, included, provisioned } = gp3(needs, deployment);
  return [
    striped ? stripedInWords(needs, deployment) : `${count(storageGiB)} GiB of gp3 hold the data with a quarter to spare`,
    provisioned === undefined
      ? `its ${count(included)} included IOPS answer the ${count(needs.iops)} that the writes ask for`
      : `${count(provisioned)} IOPS are provisioned for the writes, of ${count(needs.iops)} asked for`,
  ];
}

function gp3(needs: Needs, deployment: string) {
  const bySize = gibBySize(needs);
  // A Multi-AZ cluster must be given IOPS (same page), and gp3 takes them from 400 GiB on.
  const striped = (isCluster(deployment) || needs.iops > GP3_SMALL_IOPS) && bySize < GP3_STRIPED_GIB;
  const storageGiB = striped ? GP3_STRIPED_GIB : bySize;
  const included = storageGiB < GP3_STRIPED_GIB ? GP3_SMALL_IOPS : GP3_STRIPED_IOPS;
  const provisioned = needs.iops > included ? Math.min(GP3_MAX_IOPS, Math.ceil(needs.iops / 100) * 100) : undefined;
  return { storageGiB, striped, included, provisioned };
}

function stripedInWords(needs: Needs, deployment: string): string {
  const though = `${GP3_STRIPED_GIB} GiB of gp3, though ${gibBySize(needs)} would hold the data:`;
  return needs.iops <= GP3_SMALL_IOPS && isCluster(deployment)
    ? `${though} a Multi-AZ cluster must be given IOPS, and gp3 takes them from 400 GiB on`
    : `${though} below 400 GiB it has 3,000 IOPS and ${count(needs.iops)} are asked for`;
}

function io2(needs: Needs, deployment: string) {
  const iops = Math.min(IO2_MAX_IOPS, Math.max(GP3_STRIPED_IOPS, Math.ceil(needs.iops / 100) * 100));
  const bySize = isCluster(deployment) ? withinRatio(needs, gibBySize(needs)) : gibBySize(needs);
  return { storageGiB: Math.max(IO2_MIN_GIB, bySize, GP3_STRIPED_GIB), iops };
}

function withinRatio(needs: Needs, gib: number): number {
  return Math.max(gib, Math.ceil(Math.min(IO2_MAX_IOPS, needs.iops) / MOST_CLUSTER_IOPS_PER_GIB / 10) * 10);
}

function gibBySize({ storedGiB }: Needs): number {
  return Math.min(MAX_GIB, Math.max(MIN_GIB, Math.ceil(storedGiB * HEADROOM / 10) * 10));
}

function isCluster(deployment: string): boolean {
  return deployment === 'rds-multi-az-cluster';
}
