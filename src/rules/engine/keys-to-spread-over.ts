import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { indexPeaks, tablePeak } from '../table-demand';

export const rule: Rule = {
  id: 'engine/keys-to-spread-over',
  question: 'engine',
  title: 'Traffic beyond one partition must spread over enough keys',
  sources: [{ ref: PAGES.dynamoDbWarmThroughput, claim: 'each partition is limited to 1,000 write units and 3,000 read units per second, and one key never spans two' }],
  judge: (evidence) => evidence.dynamodb.tables.flatMap((table) => {
    const { key, hottestKeyShare } = evidence.workload.entities.get(table.entity)!;
    const own = hottestKeyShare === undefined ? [{ ...tablePeak(evidence, table), place: `the table of ${table.entity}`, by: key[0] }] : [];
    const others = indexPeaks(evidence, table).map((peak, i) => ({
      ...peak, place: `the index ${peak.index} of ${table.entity}`, by: table.indexes[i].partitionKeys.map(({ name }) => name).join(' + '),
    }));
    return [...own, ...others].flatMap(({ place, by, reads, writes }) => {
      const keys = Math.ceil(Math.max(writes / PARTITION_WRITE_UNITS, reads / PARTITION_READ_UNITS));
      return keys < 2 ? [] : [cautions(
        Engine.DYNAMODB,
        `${place} takes at least ${count(writes)} write and ${count(reads)} read units/s at the peak: that is ${count(keys)} or more values of ${by} at any moment, `
          + `equally busy, as one carries ${count(PARTITION_WRITE_UNITS)} and ${count(PARTITION_READ_UNITS)}`,
        'declare hottestKeyShare, and add a suffix to a key with few values',
      )];
    });
  }),
};
