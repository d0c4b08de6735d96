import { Engine } from '../../profile/engine';
import { bytes } from '../../profile/format';
import { LARGE_BYTES } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/large-volume',
  question: 'engine',
  title: 'A volume of this size narrows the choice of Postgres',
  sources: [
    { ref: PAGES.rdsStorage, claim: 'an RDS volume ends at 64 TiB' },
    { ref: PAGES.auroraStorage, claim: 'an Aurora volume ends at 128 TiB, or at 256 TiB on recent versions' },
  ],
  judge: ({ workload, thresholds }) => {
    const { value, missing } = workload.bytes;
    return value < LARGE_BYTES || value >= thresholds.beyondBytes ? [] : [cautions(
      Engine.POSTGRES,
      () => `${missing.length > 0 ? 'at least ' : ''}${bytes(value)} to store; from ${bytes(LARGE_BYTES)} (house number) backups, restores and upgrades are planned by the hour, `
        + 'RDS ends at 64 TiB, and Aurora at 256 TiB',
      'archive what is not read to S3, partition the largest tables, and size memory for the working set',
    )];
  },
};
