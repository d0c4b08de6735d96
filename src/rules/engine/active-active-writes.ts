import { Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { existingTable } from '../existing-table';
import { PAGES } from '../pages';
import { regionCount } from '../region-sets';
import { cautions, excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/active-active-writes',
  question: 'engine',
  title: 'Managed Postgres writes in one Region only',
  sources: [
    { ref: 'R5', claim: 'global tables are the simplest path to active-active writes; Aurora Global Database is active-passive only' },
    { ref: 'T10', claim: 'Aurora Global Database for Postgres, global tables for DynamoDB' },
    { ref: PAGES.auroraWriteForwarding, claim: 'a forwarded write is still executed by the writer of the primary Region' },
  ],
  judge: (evidence) => {
    const { regions } = evidence.workload.profile;
    if (regions?.topology !== Topology.ACTIVE_ACTIVE) return [];
    const spans = regionCount(regions);
    const wanted = `writes are wanted in ${spans === undefined ? 'every Region' : `${count(spans)} Regions`} at once (active-active)`;
    if (existingTable(evidence) === 'keep-and-add-postgres') {
      return [cautions(Engine.POSTGRES, () => `${wanted}; the existing table goes on taking them, and Postgres beside it is fed and written in one Region`)];
    }
    return [excludes(Engine.POSTGRES,
      () => `${wanted}; Aurora Global Database has one writer, `
        + 'and write forwarding only carries writes to it: they stop when its Region does',
      'write in one Region (active-passive), or look at Aurora DSQL, the newer active-active alternative with SQL (two Regions and a witness)')];
  },
};
