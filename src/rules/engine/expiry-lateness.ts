import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/expiry-lateness',
  question: 'engine',
  title: 'Expired items go late on both engines',
  sources: [
    { ref: 'T8', claim: 'pg_cron with a partial index on Postgres, a TTL attribute on DynamoDB' },
    { ref: PAGES.dynamoDbTimeToLive, claim: 'items are deleted within a few days of expiry, without write units; until then they are read and billed' },
    { ref: PAGES.pgCron, claim: 'pg_cron runs SQL on a schedule inside the database' },
  ],
  judge: ({ workload }) => workload.profile.entities.filter((entity) => entity.expiry).flatMap((entity) => {
    const { attribute, afterSeconds } = entity.expiry!;
    const known = entity.itemCount !== undefined && afterSeconds !== undefined;
    const rows = known ? `${count(entity.itemCount! / afterSeconds!)} rows/s` : 'an undeclared number of rows';
    const late = `compare ${attribute} with the clock on every read that must not see expired items`;
    return [
      cautions(Engine.DYNAMODB, `TTL deletes ${entity.name} within a few days of ${attribute}, free of write units; until then items are read, indexed and billed`, late),
      cautions(Engine.POSTGRES, `a pg_cron job deletes ${rows} of ${entity.name} after ${attribute}, as late as its schedule, in batches that cost writes and vacuum`, late),
    ];
  }),
};
