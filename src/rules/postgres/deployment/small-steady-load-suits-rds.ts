import { needsOf, tierOf } from '../../../designs/postgres/needs';
import { GP3_STRIPED_IOPS } from '../../../designs/postgres/rds-storage';
import { AvailabilityTier, Traffic } from '../../../profile/access-pattern-profile';
import { bytes, count } from '../../../profile/format';
import { downtimeBound, MULTI_AZ_INSTANCE_FAILOVER_SECONDS } from '../../availability';
import { LARGE_BYTES } from '../../limits';
import { Evidence, favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/small-steady-load-suits-rds',
  question: 'postgres/deployment',
  title: 'A small and steady load needs no more than RDS',
  sources: [
    { ref: 'O6', claim: 'Aurora or RDS is a choice of its own within Postgres' },
    { ref: 'P6', claim: 'managed Postgres is simple at small and medium scale' },
  ],
  judge: (evidence) => {
    const { workload } = evidence;
    return !isSmallAndSteady(evidence) ? [] : [favors(
      'rds-multi-az-instance',
      () => `${count(workload.writeTransactionsPerSecond.value)} write transactions/s, ${count(workload.readsPerSecond.value)} reads/s and ${bytes(workload.bytes.value)} `
        + `fit one RDS instance and the ${count(GP3_STRIPED_IOPS)} IOPS that gp3 includes, without a charge per I/O; its standby takes over in 60 to 120 s`,
    )];
  },
};

function isSmallAndSteady({ workload }: Evidence): boolean {
  const { traffic } = workload.profile;
  const { iops, readerVcpus } = needsOf(workload, false);
  return (traffic === Traffic.STEADY || traffic === Traffic.DAILY_CYCLE) && tierOf(workload) !== AvailabilityTier.DEVELOPMENT
    && (downtimeBound(workload) ?? Infinity) >= MULTI_AZ_INSTANCE_FAILOVER_SECONDS
    && workload.requestsPerSecond.missing.length === 0 && workload.bytes.missing.length === 0
    && iops <= GP3_STRIPED_IOPS && readerVcpus === 0 && workload.bytes.value < LARGE_BYTES;
}
