import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/change-feeds-from-postgres',
  question: 'engine',
  title: 'A change feed from Postgres holds back its write-ahead log',
  sources: [
    { ref: 'D6', claim: 'change capture is built into DynamoDB: Streams feed Lambda, Kinesis and EventBridge' },
    { ref: PAGES.postgresReplicationSlots, claim: 'a replication slot keeps the log until its consumer has read it' },
  ],
  judge: ({ workload }) => {
    const feeds = workload.profile.changeFeeds ?? [];
    const { value } = workload.rowWritesPerSecond;
    return feeds.length === 0 ? [] : [cautions(Engine.POSTGRES,
      `${list(feeds.map((feed) => `'${feed.name}' (to ${feed.target})`))} want${feeds.length === 1 ? 's' : ''} changes, ${count(value)} rows/s at the peak; `
        + 'Postgres hands them out by logical replication, whose slot keeps the log (and fills the disk) while a consumer is down',
      'watch the slot and bound it (max_slot_wal_keep_size), or write an outbox table')];
  },
};
