import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { Options } from '../options';
import { classFor } from './instance-classes';
import { maxConnectionsOf } from './max-connections';
import { Needs, needsOf } from './needs';
import { PostgresSizing } from './postgres-design';
import { rdsStorage } from './rds-storage';
import { serverlessSizing } from './serverless-sizing';
import { needsInWords } from './sizing-in-words';

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Replication.html; the same on RDS. */
const MAX_READERS = 15;

/** House numbers within the 1 to 35 days that RDS and Aurora keep; the API's own default is 1 day. */
const RETENTION_DAYS: Readonly<Record<AvailabilityTier, number>> = {
  [AvailabilityTier.DEVELOPMENT]: 7,
  [AvailabilityTier.STANDARD]: 14,
  [AvailabilityTier.HIGH]: 35,
};

/** Sizes the writer, its readers and their storage for the deployment that was settled. */
export function sizePostgres(workload: Workload, options: Options): PostgresSizing {
  const deployment = options['postgres/deployment'];
  const tier = workload.profile.availability?.tier ?? AvailabilityTier.STANDARD;
  const needs = needsOf(workload, deployment.startsWith('aurora'));
  const retention = RETENTION_DAYS[tier];
  const sized = deployment === 'aurora-serverless-v2'
    ? serverlessSizing(workload, needs, standbyReaders(deployment, tier), options['postgres/pooler'])
    : instanceSizing(needs, deployment, tier, options['postgres/storage']);
  return {
    ...sized,
    vcpus: Math.ceil(needs.instanceVcpus * 10) / 10,
    backupRetentionDays: retention,
    because: [
      ...needsInWords(workload, needs, deployment.startsWith('aurora')),
      ...sized.because,
      `backups are kept for ${retention} days, the house number of the ${tier} tier`,
    ],
  };
}

type Sized = Omit<PostgresSizing, 'backupRetentionDays' | 'vcpus'>;

function instanceSizing(needs: Needs, deployment: string, tier: AvailabilityTier, storage: string | undefined): Sized {
  const chosen = classFor(deployment, needs.instanceVcpus, needs.memoryGiB);
  const standby = standbyReaders(deployment, tier);
  const forReads = Math.min(MAX_READERS, Math.ceil(needs.readerVcpus / chosen.vcpus));
  const maxConnections = maxConnectionsOf(chosen.memoryGiB);
  const disk = deployment.startsWith('rds') ? rdsStorage(needs, storage, deployment) : { because: [] };
  const short = chosen.sustainedVcpus < needs.instanceVcpus;
  return {
    instanceClass: chosen.name,
    readers: Math.max(standby, forReads),
    maxConnections,
    ...disk,
    because: [
      short
        ? `db.${chosen.name} is the largest class, and ${count(needs.instanceVcpus)} vCPUs are asked for: one primary will not hold this load`
        : `db.${chosen.name} (${chosen.vcpus} vCPUs, ${chosen.memoryGiB} GiB) is the smallest class that holds it`,
      ...readersInWords(standby, forReads),
      ...disk.because,
      `max_connections is ${count(maxConnections)}: at most nine tenths of ${chosen.memoryGiB} GiB at 9,531,392 bytes each, and 5,000`,
    ],
  };
}

/** Readers that are there to take over. The standby of a Multi-AZ instance cannot be read and is none. */
function standbyReaders(deployment: string, tier: AvailabilityTier): number {
  if (deployment === 'rds-multi-az-cluster') return 2;
  return deployment.startsWith('aurora') && tier !== AvailabilityTier.DEVELOPMENT ? 1 : 0;
}

function readersInWords(standby: number, forReads: number): string[] {
  if (forReads > standby) return [`${forReads} readers carry the eventual reads that the writer does not`];
  if (standby === 2) return ['2 readable standbys take over within about 35 seconds'];
  return standby === 1 ? ['1 reader in another Availability Zone takes over in under a minute; without one it takes up to ten'] : [];
}
