const GIB = 2 ** 30;

/** `LEAST({DBInstanceClassMemory/9531392},5000)`: the default of RDS and Aurora (RDS User Guide, quotas). */
const BYTES_PER_CONNECTION = 9_531_392;
const MAX_CONNECTIONS = 5_000;

/** `DBInstanceClassMemory` is what the host leaves to Postgres, less than the class names; house number. */
const USABLE_MEMORY = 0.9;

/**
 * Serverless v2 by its maximum: 189 at 1 ACU, 823 at 4, 1,669 at 8, 3,360 at 16; a straight line between them.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
 */
const AT_ONE_ACU = 189;
const PER_FURTHER_ACU = 211.3;
/** With a minimum of 0 or 0.5 ACU (same page). */
const CAP_AT_LOW_MINIMUM = 2_000;

/** `max_connections` of an instance. */
export function maxConnectionsOf(memoryGiB: number): number {
  return Math.min(MAX_CONNECTIONS, Math.floor(memoryGiB * GIB * USABLE_MEMORY / BYTES_PER_CONNECTION));
}

/** `max_connections` of a Serverless v2 writer. */
export function maxConnectionsOfAcu(minAcu: number, maxAcu: number): number {
  const byMaximum = Math.floor(AT_ONE_ACU + PER_FURTHER_ACU * Math.max(0, maxAcu - 1));
  return Math.min(minAcu <= 0.5 ? CAP_AT_LOW_MINIMUM : MAX_CONNECTIONS, byMaximum);
}
