import { latestBy } from '../../designs/postgres/partitions';
import { PostgresDraft } from '../../designs/postgres/postgres-design';
import { Entity, Expiry } from '../../profile/access-pattern-profile';
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
  judge: ({ workload, postgres }) => {
    const rulings: Ruling[] = [];
    for (const entity of workload.profile.entities) {
      const { name, expiry } = entity;
      if (expiry === undefined) continue;
      const late = `compare ${expiry.attribute} with the clock on every read that must not see expired items`;
      rulings.push(
        cautions(Engine.DYNAMODB, () => `TTL deletes ${name} within a few days of ${expiry.attribute}, free of write units; until then items are read, indexed and billed`, late),
        cautions(Engine.POSTGRES, () => inPostgres(entity, expiry, postgres), late),
      );
    }
    return rulings;
  },
};

function inPostgres(entity: Entity, { attribute, afterSeconds }: Expiry, { tables }: PostgresDraft): string {
  const { name, itemCount } = entity;
  const partitioning = tables.find((table) => table.entity === name)?.partitioning;
  const rows = itemCount === undefined || afterSeconds === undefined ? 'an undeclared number of rows' : `${counted(itemCount / afterSeconds, 'row')}/s`;
  return partitioning
    ? `a pg_cron job drops a partition of ${name} once its last row is past ${attribute}: up to ${latestBy(entity, partitioning)} late, with no delete and nothing to vacuum`
    : `a pg_cron job deletes ${rows} of ${name} after ${attribute}, as late as its schedule, in batches that cost writes and vacuum`;
}
