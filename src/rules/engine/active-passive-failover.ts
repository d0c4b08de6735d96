import { Consistency, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count, counted } from '../../profile/format';
import { MAX_SECONDARY_REGIONS } from '../limits';
import { PAGES } from '../pages';
import { regionCount } from '../region-sets';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/active-passive-failover',
  question: 'engine',
  title: 'A second Region of Postgres lags, and takes over in minutes',
  sources: [
    { ref: 'T10', claim: 'Aurora Global Database is the way of Postgres across Regions' },
    { ref: PAGES.auroraGlobalDatabase, claim: 'up to ten secondary Regions, usually less than a second behind; a failover takes minutes' },
  ],
  judge: ({ workload }) => {
    const { regions, availability } = workload.profile;
    if (regions?.topology !== Topology.ACTIVE_PASSIVE) return [];
    const others = (regionCount(regions) ?? 2) - 1;
    const bound = availability?.maxDataLossSeconds;
    return [cautions(Engine.POSTGRES, () => [
      `in ${counted(others, 'other Region')} reads are usually less than a second behind the writer, and taking over takes minutes and loses the writes of that second`,
      ...(bound !== undefined && bound < 1 ? [`at most ${count(bound)} s of writes may be lost, which no unplanned failover can promise`] : []),
      ...(regions.consistency === Consistency.STRONG ? ['strong reads hold in the home Region only, or by the slower global consistency of write forwarding'] : []),
      ...(others > MAX_SECONDARY_REGIONS ? [`a global database has ${count(MAX_SECONDARY_REGIONS)} secondary Regions at most`] : []),
    ].join('; '), 'practise the failover, and let clients follow the global writer endpoint')];
  },
};
