import { AccessPatternProfile, Consistency, Operation, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { STRONG_REGIONS } from '../limits';
import { list } from '../loads';
import { PAGES } from '../pages';
import { regionCount, spansOneRegionSet } from '../region-sets';
import { excludes, Rule } from '../rule';
import { atomicWrites } from '../transactions';

export const rule: Rule = {
  id: 'engine/strong-active-active-limits',
  question: 'engine',
  title: 'Strong global tables: three Regions, no transactions, no TTL',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'strong consistency across Regions needs exactly three, of one set, and bars transactions and TTL' }],
  judge: ({ workload }) => {
    const { regions } = workload.profile;
    if (regions?.topology !== Topology.ACTIVE_ACTIVE || regions.consistency !== Consistency.STRONG) return [];
    const against = [
      ...atomicWrites(workload).map((access) => access.operation === Operation.TRANSACTION
        ? `the transaction '${access.name}'` : `'${access.name}', which keeps ${access.entity.name} unique by a marker item in one transaction`),
      ...workload.profile.entities.filter((entity) => entity.expiry).map((entity) => `the expiry of ${entity.name}`),
      ...regionsAgainst(workload.profile),
    ];
    return against.length === 0 ? [] : [excludes(Engine.DYNAMODB,
      () => `active-active with strong consistency is a global table of exactly three Regions without transactions or TTL; against it: ${list(against)}`,
      'accept eventual consistency between Regions, or drop what stands against it; Aurora DSQL is the newer alternative with SQL (two Regions and a witness)')];
  },
};

function regionsAgainst({ regions }: AccessPatternProfile): readonly string[] {
  const spans = regionCount(regions);
  if (spans !== undefined && spans !== STRONG_REGIONS) return [`${count(spans)} Regions`];
  return spansOneRegionSet(regions?.replicas ?? []) ? [] : [`the Regions ${list(regions!.replicas!)}, which are not of one set`];
}
