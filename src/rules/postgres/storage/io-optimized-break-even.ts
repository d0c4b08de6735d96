import { auroraStandardSpend } from '../../../designs/cost/postgres-estimate';
import { pricesFor } from '../../../designs/cost/prices';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { usd } from '../../../profile/format';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

/** I/O-Optimized adds 30 % to compute and 125 % to storage, and takes nothing for I/O. */
const COMPUTE_SURCHARGE = 0.3;
const STORAGE_SURCHARGE = 1.25;

export const rule: Rule = {
  id: 'postgres/storage/io-optimized-break-even',
  question: 'postgres/storage',
  title: 'I/O-Optimized pays when I/O costs more than its surcharges',
  sources: [
    { ref: PAGES.auroraStorageConfigurations, claim: 'I/O-Optimized is the better choice when I/O is a quarter of the Aurora bill or more' },
    { ref: 'T9', claim: 'Postgres is paid for by instance and storage' },
  ],
  judge: ({ workload, settled }) => {
    if (!settled['postgres/deployment'].startsWith('aurora')) return [];
    const { missing } = workload.requestsPerSecond;
    if (missing.length > 0) return [favors('aurora-standard', () => `I/O cannot be reckoned without ${list(missing)}; I/O-Optimized pays from a quarter of the bill`)];
    const { compute, storage, io } = auroraStandardSpend({ workload, options: settled, sizing: sizePostgres(workload, settled) }, pricesFor('us-east-1'));
    const surcharge = COMPUTE_SURCHARGE * compute + STORAGE_SURCHARGE * storage;
    const pays = io > 0 && io >= surcharge;
    return [favors(
      pays ? 'aurora-io-optimized' : 'aurora-standard',
      () => `I/O would cost ${usd(io)} a month on Standard, and I/O-Optimized adds ${usd(surcharge)} instead: 30 % of ${usd(compute)} for compute and 125 % of ${usd(storage)} for storage (us-east-1)`,
      pays ? undefined : 'watch VolumeReadIOPs and VolumeWriteIOPs: the switch to I/O-Optimized is possible once in 30 days, and back at any time',
    )];
  },
};
