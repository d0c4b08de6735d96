import { Engine } from '../../profile/engine';
import { counted } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';

export const rule: Rule = {
  id: 'engine/expiry-lateness',
  question: 'engine',
  title: 'Expired items go late on both engines',
  sources: [
    { ref: 'T8', claim: 'pg_cron with a partial index on Postgres, a TTL attribute on DynamoDB' },
    { ref: PAGES.dynamoDbTimeToLive, claim: 'items are deleted within a few days of expiry, without write units; until then they are read and billed' },
    { ref: PAGES.pgCron, claim: 'pg_cron runs SQL on a schedule inside the database' },
  ],
  judge: ({ workload }) => {
    const rulings: Ruling[] = [];
    for (const { name, itemCount, expiry } of workload.profile.entities) {
      if (expiry === undefined) continue;
      const { attribute, afterSeconds } = expiry;
      const rows = () => itemCount === undefined || afterSeconds === undefined ? 'an undeclared number of rows' : `${counted(itemCount / afterSeconds, 'row')}/s`;
      const late = `compare ${attribute} with the clock on every read that must not see expired items`;
      rulings.push(
        cautions(Engine.DYNAMODB, () => `TTL deletes ${name} within a few days of ${attribute}, free of write units; until then items are read, indexed and billed`, late),
        cautions(Engine.POSTGRES, () => `a pg_cron job deletes ${rows()} of ${name} after ${attribute}, as late as its schedule, in batches that cost writes and vacuum`, late),
      );
    }
    return rulings;
  },
};
