import { Engine } from '../../profile/engine';
import { count, percentBeside } from '../../profile/format';
import { freshJoins, joinShare, tooManyJoins } from '../joins';
import { inWords, list } from '../loads';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/join-denormalised',
  question: 'engine',
  title: 'A join in DynamoDB is a copy of the data or several gets',
  sources: [{ ref: 'P2', claim: 'each relationship needs data stored redundantly, or several round trips; neither is free' }],
  judge: (evidence) => {
    const fresh = freshJoins(evidence);
    const lost = tooManyJoins(evidence, fresh);
    return evidence.workload.load.filter((access) => access.joins.length > 0 && !(lost && fresh.includes(access))).map((access) => {
      const { toleratesStaleSeconds } = access.pattern;
      const joined = `${inWords(access)} joins ${access.entity.name} with ${list(access.joins)}`;
      return toleratesStaleSeconds
        ? cautions(Engine.DYNAMODB, () => `${joined} and may lag by ${count(toleratesStaleSeconds)} s: a denormalised copy can serve it, `
          + `and every write to ${list(access.joins)} must then reach the copies in that time`, 'feed the copies from the stream, or join in Postgres')
        : cautions(Engine.DYNAMODB, () => `${joined} over fresh data, rarely enough (${percentBeside(joinShare(evidence, fresh)!, evidence.thresholds.rareJoinShare)} of the declared load): `
          + `at least ${count(access.joins.length + 1)} round trips take the place of one query`, 'tolerate some staleness and denormalise, or join in Postgres');
    });
  },
};
