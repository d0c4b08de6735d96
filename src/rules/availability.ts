import { tierOf } from '../designs/postgres/needs';
import { AvailabilityTier } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';

/** The high tier survives the loss of an Availability Zone within about a minute. */
const HIGH_TIER_SECONDS = 60;

/** A Multi-AZ instance fails over in 60 to 120 seconds (RDS User Guide, failing over a Multi-AZ DB instance). */
export const MULTI_AZ_INSTANCE_FAILOVER_SECONDS = 120;
/** Aurora with a reader is typically back in less than 60 seconds, often in less than 30 (Aurora User Guide, high availability). */
export const AURORA_FAILOVER_SECONDS = 60;
/** A Multi-AZ cluster is typically back in less than 35 seconds (RDS User Guide, failing over a Multi-AZ DB cluster). */
export const MULTI_AZ_CLUSTER_FAILOVER_SECONDS = 35;
/** Logs go to S3 every five minutes: that is how much a restore loses (RDS User Guide, point-in-time recovery). */
export const RESTORE_LOSS_SECONDS = 300;

/** How long the store may be down after a failure, in seconds; undefined is no bound. */
export function downtimeBound({ profile }: Workload): number | undefined {
  const declared = profile.availability?.maxDowntimeSeconds;
  return declared ?? (profile.availability?.tier === AvailabilityTier.HIGH ? HIGH_TIER_SECONDS : undefined);
}

/** The bound and where it comes from, as a clause. */
export function downtimeInWords(workload: Workload): string {
  const declared = workload.profile.availability?.maxDowntimeSeconds;
  return declared === undefined
    ? `the high tier means back within about ${HIGH_TIER_SECONDS} s`
    : `the store may be down for ${declared} s at most (maxDowntimeSeconds)`;
}

/** What is asked of availability, as a clause. */
export function availabilityInWords(workload: Workload): string {
  return workload.profile.availability === undefined ? 'no availability is declared, which counts as the standard tier' : `the ${tierOf(workload)} tier is declared`;
}
