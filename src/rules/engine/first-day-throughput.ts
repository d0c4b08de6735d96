import { ExistingEngine } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { builtPeaks, PeakUnits } from '../table-demand';

export const rule: Rule = {
  id: 'engine/first-day-throughput',
  question: 'engine',
  title: 'A new table is warm for 4,000 writes and 12,000 reads a second',
  sources: [
    { ref: 'D3b', claim: 'write capacity scales without operational intervention' },
    { ref: PAGES.dynamoDbWarmThroughput, claim: 'a new on-demand table carries 4,000 write and 12,000 read units per second at once' },
  ],
  judge: ({ workload, dynamodbPeaks }) => {
    const inUse = workload.profile.existingStore?.engine === ExistingEngine.DYNAMODB;
    const isCold = ({ reads, writes }: PeakUnits) => writes > NEW_TABLE_WRITE_UNITS || reads > NEW_TABLE_READ_UNITS;
    return builtPeaks(workload, dynamodbPeaks).filter(isCold).map(({ entity, reads, writes }) => cautions(
      Engine.DYNAMODB,
      () => `the peak of ${entity} is at least ${count(writes)} write and ${count(reads)} read units/s, and a new table carries `
        + `${count(NEW_TABLE_WRITE_UNITS)} and ${count(NEW_TABLE_READ_UNITS)} from its first second${inUse ? '; one in use carries what it has carried before' : ''}`,
      inUse ? 'let a table in use grow as it does; set warm throughput only on a new table that takes its place' : 'set warm throughput before the launch, or grow into the load',
    ));
  },
};
