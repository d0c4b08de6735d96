import { Engine } from '../../profile/engine';
import { groupBy } from '../../profile/group-by';
import { wantedInWords } from '../changes';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

const SLOT = 'whose slot keeps the log (and fills the disk) while a consumer is down';
const WAYS = {
  'outbox': { how: 'a trigger writes each into an outbox table, in the same transaction', remedy: 'watch how many rows wait to be taken' },
  'logical-replication': { how: `logical replication hands them out, ${SLOT}`, remedy: 'watch the slot and bound it (max_slot_wal_keep_size)' },
  'dms': { how: `AWS DMS carries them from logical replication, ${SLOT}`, remedy: 'watch the task and its slot, or take lambda or eventbridge, which an outbox serves' },
} as const;

export const rule: Rule = {
  id: 'engine/change-feeds-from-postgres',
  question: 'engine',
  title: 'A change feed from Postgres is an outbox or a slot to keep watch over',
  sources: [
    { ref: 'D6', claim: 'change capture is built into DynamoDB: Streams feed Lambda, Kinesis and EventBridge' },
    { ref: PAGES.postgresReplicationSlots, claim: 'a replication slot keeps the log until its consumer has read it' },
  ],
  judge: ({ workload, postgres }) => {
    if (postgres.feeds.length === 0) return [];
    const declared = new Map((workload.profile.changeFeeds ?? []).map((feed) => [feed.name, feed]));
    return [...groupBy(postgres.feeds, ({ by }) => by)].map(([by, feeds]) => cautions(Engine.POSTGRES,
      () => `${feeds.map(({ name }) => wantedInWords(workload, declared.get(name)!)).join('; ')}: ${WAYS[by].how}`,
      WAYS[by].remedy));
  },
};
