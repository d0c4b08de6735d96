import { Engine } from '../../profile/engine';
import { percent, percentBeside } from '../../profile/format';
import { freshJoins, joinShare, tooManyJoins } from '../joins';
import { inWords, list } from '../loads';
import { Evidence, excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/join-needs-fresh-data',
  question: 'engine',
  title: 'Frequent joins over fresh data are beyond DynamoDB',
  sources: [
    { ref: 'P2', claim: 'one SQL query joins; DynamoDB stores data redundantly or makes several round trips' },
    { ref: 'T2', claim: 'joins are native and cheap in Postgres only' },
  ],
  scales: true,
  judge: (evidence) => {
    const joins = freshJoins(evidence);
    if (!tooManyJoins(evidence, joins)) return [];
    const each = list(joins.map((access) => `${inWords(access)} joins ${access.entity.name} with ${list(access.joins)}`));
    return [excludes(Engine.DYNAMODB, () => `${each}; ${shareInWords(evidence)}; no staleness is declared as tolerable, so copies of the data are no way out`,
      'declare toleratesStaleSeconds where a denormalised copy may lag, or peakPerSecond where the join is rare, or let another store serve it (servedElsewhere)')];
  },
};

function shareInWords(evidence: Evidence): string {
  const rare = percent(evidence.thresholds.rareJoinShare);
  const share = joinShare(evidence, freshJoins(evidence));
  return share === undefined
    ? `their share of the load is unknown, so it is not proven to be under ${rare}`
    : `that is ${percentBeside(share, evidence.thresholds.rareJoinShare)} of the declared load, and several gets in place of a join are affordable under ${rare} only`;
}
