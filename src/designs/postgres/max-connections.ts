import { count } from '../../profile/format';

const GIB = 2 ** 30;

/** `LEAST({DBInstanceClassMemory/9531392},5000)`: the default of RDS and Aurora (RDS User Guide, quotas). */
const BYTES_PER_CONNECTION = 9_531_392;
const MAX_CONNECTIONS = 5_000;

/** `DBInstanceClassMemory` is what the host leaves to Postgres, less than the class names; house number. */
const USABLE_MEMORY = 0.9;

/**
 * Serverless v2 by its maximum: 189 at 1 ACU, 823 at 4, 1,669 at 8, 3,360 at 16; a straight line between them, and below 2 GiB.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
 */
const AT_ONE_ACU = 189;
const PER_FURTHER_ACU = 211.3;
const GIB_PER_ACU = 2;
/** With a minimum of 0 or 0.5 ACU (same page). */
const CAP_AT_LOW_MINIMUM = 2_000;

/** `max_connections` of an instance. Small ones keep more of their memory to themselves. */
export function maxConnectionsOf(memoryGiB: number): number {
  return Math.floor(Math.min(MAX_CONNECTIONS, byMemory(memoryGiB), byAcu(memoryGiB / GIB_PER_ACU)));
}

/** How that number came about; a clause. */
export function maxConnectionsInWords(memoryGiB: number): string {
  const connections = maxConnectionsOf(memoryGiB);
  const is = `max_connections is ${count(connections)}`;
  if (connections === MAX_CONNECTIONS) return `${is}, the most that RDS and Aurora set by themselves`;
  return byMemory(memoryGiB) <= byAcu(memoryGiB / GIB_PER_ACU)
    ? `${is}: nine tenths of ${count(memoryGiB)} GiB (house number) at ${count(BYTES_PER_CONNECTION)} bytes each`
    : `${is}, as many as Serverless v2 has with ${count(memoryGiB)} GiB: a small instance keeps more of its memory to itself`;
}

/** `max_connections` of a Serverless v2 writer. */
export function maxConnectionsOfAcu(minAcu: number, maxAcu: number): number {
  return Math.floor(Math.min(minAcu <= 0.5 ? CAP_AT_LOW_MINIMUM : MAX_CONNECTIONS, byAcu(maxAcu)));
}

function byMemory(memoryGiB: number): number {
  return memoryGiB * GIB * USABLE_MEMORY / BYTES_PER_CONNECTION;
}

function byAcu(acu: number): number {
  return AT_ONE_ACU + PER_FURTHER_ACU * (acu - 1);
}
