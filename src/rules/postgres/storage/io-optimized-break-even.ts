import { billedIosInWords } from '../../../designs/cost/aurora-io';
import { auroraStandardSpend, ioOptimizedSurcharge } from '../../../designs/cost/postgres-estimate';
import { pricesFor } from '../../../designs/cost/prices';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { usd } from '../../../profile/format';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/io-optimized-break-even',
  question: 'postgres/storage',
  title: 'I/O-Optimized pays when I/O costs more than its surcharges',
  sources: [
    { ref: PAGES.auroraStorageConfigurations, claim: 'I/O-Optimized is the better choice when I/O is a quarter of the Aurora bill or more' },
    { ref: PAGES.auroraIo, claim: 'a read costs an I/O only where its page is not in the buffer cache, and log records are written in units of 4 KB' },
    { ref: 'T9', claim: 'Postgres is paid for by instance and storage' },
  ],
  judge: ({ workload, settled }) => {
    if (!settled['postgres/deployment'].startsWith('aurora')) return [];
    const { missing } = workload.requestsPerSecond;
    if (missing.length > 0) return [favors('aurora-standard', () => `I/O cannot be reckoned without ${list(missing)}; I/O-Optimized pays from a quarter of the bill`)];
    const basis = { workload, options: settled, sizing: sizePostgres(workload, settled) };
    const prices = pricesFor('us-east-1');
    const spend = auroraStandardSpend(basis, prices);
    const { io } = spend;
    const { compute, storage } = ioOptimizedSurcharge(spend, basis.sizing, prices);
    const pays = io > 0 && io >= compute + storage;
    return [favors(
      pays ? 'aurora-io-optimized' : 'aurora-standard',
      () => `I/O would cost ${usd(io)} a month on Standard (${billedIosInWords(basis)}), and I/O-Optimized adds ${usd(compute + storage)} instead, ${usd(compute)} for compute `
        + `and ${usd(storage)} for storage; list prices of us-east-1 settle it, whatever prices the estimate goes by`,
      pays ? undefined : 'watch VolumeReadIOPs and VolumeWriteIOPs: the switch to I/O-Optimized is possible once in 30 days, and back at any time',
    )];
  },
};
