import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits';
import { PAGES } from '../pages';
import { cautions, Evidence, Rule, rulingsOn } from '../rule';
import { PeakUnits } from '../table-demand';

export const rule: Rule = {
  id: 'engine/keys-to-spread-over',
  question: 'engine',
  title: 'Traffic beyond one partition must spread over enough keys',
  sources: [{ ref: PAGES.dynamoDbWarmThroughput, claim: 'each partition is limited to 1,000 write units and 3,000 read units per second, and one key never spans two' }],
  judge: (evidence) => rulingsOn(evidence.dynamodbPeaks, (peak) => {
    const { entity, index, reads } = peak;
    // Markers of unique values stand under keys of their own.
    const writes = peak.writes - peak.markers;
    const keys = Math.ceil(Math.max(writes / PARTITION_WRITE_UNITS, reads / PARTITION_READ_UNITS));
    return keys < 2 || isJudgedElsewhere(evidence, peak) ? undefined : cautions(
      Engine.DYNAMODB,
      () => `the ${index === undefined ? 'table' : `index ${index}`} of ${entity} takes at least ${count(writes)} write and ${count(reads)} read units/s at the peak: `
        + `that is ${count(keys)} or more values of ${keyInWords(evidence, peak)} at any moment, `
        + `equally busy, as one carries ${count(PARTITION_WRITE_UNITS)} and ${count(PARTITION_READ_UNITS)}`,
      'declare hottestKeyShare, and add a suffix to a key with few values',
    );
  }),
};

/** Where the busiest key of a table is declared, a rule of its own judges it. */
function isJudgedElsewhere({ workload }: Evidence, { entity, index }: PeakUnits): boolean {
  return index === undefined && workload.entities.get(entity)!.hottestKeyShare !== undefined;
}

function keyInWords({ dynamodb, workload }: Evidence, { entity, index }: PeakUnits): string {
  if (index === undefined) return workload.entities.get(entity)!.key[0];
  const { indexes } = dynamodb.tables.find((table) => table.entity === entity)!;
  return indexes.find(({ name }) => name === index)!.partitionKeys.map(({ name }) => name).join(' + ');
}
