import { draftOf } from './a-draft';

const feedsOf = (...changeFeeds: object[]) => draftOf([{ operation: 'search', by: ['note'] }], {}, { changeFeeds });

describe('a change feed', () => {
  test.each([['lambda', 'outbox'], ['eventbridge', 'outbox'], ['kinesis', 'dms'], ['any', 'logical-replication']])('to %s goes by %s', (target, by) => {
    expect(feedsOf({ name: 'f', target }).feeds).toEqual([expect.objectContaining({ name: 'f', by, tables: ['order'] })]);
  });

  test('to anything has a publication and a slot, named as slots may be', () => {
    const { feeds, outbox } = feedsOf({ name: 'Search-Index', target: 'any' }, { name: 'audit', target: 'any' });
    expect(feeds[0].slot).toMatch(/^feed_search_index_[0-9a-f]{8}$/);
    expect(feeds[1]).toMatchObject({ publication: 'feed_audit', slot: 'feed_audit' });
    expect(outbox).toBeUndefined();
  });

  test('to Kinesis gets no slot, which nobody would read', () => {
    const [feed] = feedsOf({ name: 'f', target: 'kinesis' }).feeds;
    expect(feed.slot).toBeUndefined();
    expect(feed.why).toContain('its task makes a slot of its own, so none is made here that nobody would read');
  });

  test('through the outbox needs pg_cron to clean up', () => {
    const { outbox, extensions } = feedsOf({ name: 'f', target: 'lambda' });
    expect(extensions).toEqual(['pg_cron']);
    expect(outbox!.job).toMatchObject({ name: 'purge_outbox', schedule: '41 * * * *', callSql: 'CALL purge_outbox()' });
    expect(outbox!.job.procedureSql).toContain("changed_at < now() - interval ''7 days''");
    expect(outbox!.table.indexes.map(({ name }) => name)).toEqual(['outbox_feed_position_idx', 'outbox_changed_at_idx']);
  });

  test('through the outbox has one trigger for all feeds of a table, without generated columns', () => {
    const { tables: [table] } = feedsOf({ name: 'f', target: 'lambda' }, { name: 'g', target: 'eventbridge' }, { name: 'h', target: 'any' });
    expect(table.outboxTrigger!.functionSql).toContain("unnest(ARRAY['f', 'g'])");
    expect(table.outboxTrigger!.functionSql).toContain("to_jsonb(NEW) - 'note_search'");
  });

  test('of another entity leaves a table without trigger', () => {
    const other = { name: 'Other', key: ['id'], attributes: { id: 'string' } };
    const { tables } = draftOf([], {}, {
      entities: [other, { name: 'Outbox', key: ['id'], attributes: { id: 'string' } }],
      accessPatterns: [{ name: 'p', entity: 'Other', operation: 'get' }],
      changeFeeds: [{ name: 'f', target: 'lambda', entity: 'Outbox' }],
    });
    expect(tables[0].outboxTrigger).toBeUndefined();
    // The entity keeps its table's name; the outbox takes another one.
    expect(tables[1].outboxTrigger!.name).toMatch(/^outbox_[0-9a-f]{8}$/);
  });
});
