import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { fitName, shortHash, TableNames } from './names';
import { PostgresFeed } from './postgres-design';

const WHY: Readonly<Record<PostgresFeed['by'], string>> = {
  'outbox': 'a trigger writes each change to the outbox table, in the transaction of the change; a consumer takes rows from it with '
    + 'SELECT … FOR UPDATE SKIP LOCKED, hands them on and deletes them in one transaction, so none is lost and some come twice; what nobody takes goes after 7 days',
  'logical-replication': 'a publication and a replication slot hand out every committed change in order; a slot keeps the log until its consumer has read it and can '
    + 'fill the disk, so bound it with max_slot_wal_keep_size (RDS; a slot past the bound is lost and the tables are read anew) and watch how far it is behind',
  'dms': 'AWS DMS reads logical replication and writes to Kinesis; its task makes a slot of its own, so none is made here that nobody would read; '
    + 'stop or delete the task and drop its slot together, or the slot keeps the log and can fill the disk',
};

/** How each feed gets its changes. */
export function feedsOf({ profile }: Workload, tables: readonly TableNames[]): readonly PostgresFeed[] {
  return (profile.changeFeeds ?? []).map((feed) => {
    const by = wayOf(feed);
    const own = tables.filter(({ entity }) => feed.entity === undefined || feed.entity === entity.name).map(({ table }) => table);
    const slot = by === 'logical-replication' ? slotName(feed) : undefined;
    return { name: feed.name, by, why: WHY[by], tables: own, publication: slot, slot };
  });
}

/** The feeds that take the changes of an entity from the outbox. */
export function outboxFeeds({ profile }: Workload, entity: string): readonly ChangeFeed[] {
  return (profile.changeFeeds ?? []).filter((feed) => wayOf(feed) === 'outbox' && (feed.entity === undefined || feed.entity === entity));
}

/** Lambda and EventBridge have nothing that reads a slot; DMS has no target for them. */
function wayOf({ target }: ChangeFeed): PostgresFeed['by'] {
  switch (target) {
    case FeedTarget.KINESIS: return 'dms';
    case FeedTarget.ANY: return 'logical-replication';
    default: return 'outbox';
  }
}

/** A name for slot and publication. That of a slot has lower-case letters, digits and underscores only (PostgreSQL manual, 26.2.6.1). */
function slotName({ name }: ChangeFeed): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9_]+/g, '_');
  return fitName(plain === name ? `feed_${plain}` : `feed_${plain}_${shortHash(name)}`);
}
