import fc from 'fast-check';
import { Client } from 'pg';
import { KEYWORDS } from '../../../src/designs/postgres/keywords';
import { constantSql, quoteIdentifier, quoteText } from '../../../src/designs/postgres/sql';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { PostgresServer, PostgresVersion, startPostgres } from './server';
import '../../fixed-seed';

/** What a database in UTF-8 can hold. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
const RUNS = { numRuns: 300 };

describe.each<PostgresVersion>(['15', '18'])('PostgreSQL %s reads back', (version) => {
  let server: PostgresServer;
  let client: Client;

  beforeAll(async () => {
    server = await startPostgres({ version });
    client = await server.connect();
  });

  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  test('any name', async () => {
    const name = text.filter((value) => value.length > 0 && Buffer.byteLength(value) <= 63);
    await fc.assert(fc.asyncProperty(name, async (value) => {
      const { fields } = await client.query(`SELECT 1 AS ${quoteIdentifier(value)}`);
      expect(fields[0].name).toBe(value);
    }), RUNS);
  });

  test.each(['on', 'off'])('any text, with standard_conforming_strings %s', async (setting) => {
    await client.query(`SET standard_conforming_strings = ${setting}`);
    await fc.assert(fc.asyncProperty(fc.oneof(text, fc.string({ unit: fc.constantFrom('\\', '\'', 'x', '$', ';', '-') })), async (value) => {
      const { rows } = await client.query(`SELECT ${quoteText(value)}::text AS value`);
      expect(rows[0].value).toBe(value);
    }), RUNS);
    await client.query('RESET standard_conforming_strings');
  });

  test('any number', async () => {
    await fc.assert(fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
      const { rows } = await client.query(`SELECT (${constantSql(value, AttributeType.NUMBER)})::float8 AS value`);
      expect(rows[0].value === value).toBe(true);
    }), RUNS);
  });

  test('any moment, whatever the time zone of the session', async () => {
    await client.query("SET timezone = 'Asia/Kathmandu'");
    const moment = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    await fc.assert(fc.asyncProperty(moment, async (value) => {
      const { rows } = await client.query(`SELECT (extract(epoch FROM ${constantSql(value.toISOString(), AttributeType.TIMESTAMP)}) * 1000)::text AS value`);
      expect(Number(rows[0].value)).toBe(value.getTime());
    }), RUNS);
  });

  test('every keyword, quoted like the server does', async () => {
    const { rows } = await client.query("SELECT word, quote_ident(word) AS quoted FROM pg_get_keywords() WHERE catcode <> 'U'");
    expect(rows.filter(({ word }) => !KEYWORDS.has(word))).toEqual([]);
    expect(rows.filter(({ word, quoted }) => quoteIdentifier(word) !== quoted)).toEqual([]);
  });
});
