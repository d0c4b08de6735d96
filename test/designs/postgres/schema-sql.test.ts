import { schemaSql } from '../../../src/designs/postgres/schema-sql';
import { draftOf } from './a-draft';

describe('the schema as a file', () => {
  const sql = schemaSql(draftOf(
    [{ operation: 'list', by: ['status'], filterValues: { paid: true } }, { operation: 'search', by: ['note'] }, { operation: 'list', by: ['tags'] }],
    { expiry: { attribute: 'placedAt', afterSeconds: 60 }, unique: [['note']] },
    { requires: ['pg_trgm'], changeFeeds: [{ name: 'mails', target: 'lambda' }] },
  ));

  test.each([
    '-- keeps note unique\nCREATE UNIQUE INDEX IF NOT EXISTS order_note_key ON "order" (note);',
    '-- finds rows by the words of note (p1)\nCREATE INDEX IF NOT EXISTS order_note_search_gin ON "order" USING gin (note_search);',
    '-- finds rows whose tags contains a value (p2)\nCREATE INDEX IF NOT EXISTS order_tags_gin ON "order" USING gin (tags jsonb_path_ops);',
    '-- finds rows by status; holds only rows with paid = true, the constant condition of its patterns (p0)\n',
    '-- finds expired rows without those that never expire\n',
    "-- note_search is generated: added to a table that has rows (ADD COLUMN note_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(note, ''))) STORED), it writes them all anew",
    'CREATE EXTENSION IF NOT EXISTS pg_trgm CASCADE;',
    '-- schedule: * * * * *\nCREATE OR REPLACE PROCEDURE expire_order()',
    '-- feed mails: a trigger writes each change to the outbox table',
    'CREATE OR REPLACE TRIGGER outbox AFTER INSERT OR UPDATE OR DELETE ON "order"',
  ])('says why beside what: %s', (part) => expect(sql).toContain(part));

  test('a line break in a name of the profile cannot leave its comment', () => {
    const broken = schemaSql({ extensions: [], tables: [], expiryJobs: [], feeds: [{ name: 'a\nDROP TABLE x', by: 'dms', why: 'why', tables: [] }] });
    expect(broken).toBe('-- feed a DROP TABLE x: why\n');
  });
});
