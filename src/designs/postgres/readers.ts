import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { Needs } from './needs';

/** Readers beside one writer. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Replication.html; the same on RDS. */
export const MAX_READERS = 15;

/** Readers that are there to take over. The standby of a Multi-AZ instance cannot be read and is none. */
export function standbyReaders(deployment: string, tier: AvailabilityTier): number {
  if (deployment === 'rds-multi-az-cluster') return 2;
  return deployment.startsWith('aurora') && tier !== AvailabilityTier.DEVELOPMENT ? 1 : 0;
}

/** Readers of so many vCPUs that carry the eventual reads which the writer does not. */
export function readersForReads({ readerVcpus }: Needs, vcpus: number): number {
  return Math.min(MAX_READERS, Math.ceil(readerVcpus / vcpus));
}
