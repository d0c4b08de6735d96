import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { DataStore } from '../../../src';
import { createdTables } from '../../../src/stores/postgres/created-tables';
import { profile } from '../designs';

const ENTITIES = new Map([['Order', {}], ['Session', {}]]);

describe('the tables that a deployment creates', () => {
  test('are none unless they are named', () => {
    expect(createdTables(undefined, ENTITIES)).toEqual([]);
    expect(createdTables(['Session'], ENTITIES)).toEqual(['Session']);
  });

  test('fails over every name that is no entity', () => {
    expect(() => createdTables(['Order', 'Sesion', 'x'], ENTITIES)).toThrow(
      /^createTables\[1\]: unknown entity 'Sesion'; did you mean 'Session'\?\ncreateTables\[2\]: unknown entity 'x'; use one of Order, Session$/);
  });

  test('fails where the store is made', () => {
    expect(() => new DataStore(new Stack(new App(), 'S'), 'Store', { profile: profile(), createTables: ['Ordre'] })).toThrow("createTables[0]: unknown entity 'Ordre'; did you mean 'Order'?");
  });
});

test('the drafted schema is a property, and a file of the assembly', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
  const store = new DataStore(new Stack(app, 'Shop'), 'Store', { profile: profile() });
  app.synth();
  expect(store.postgres.schemaSql).toContain('CREATE TABLE IF NOT EXISTS "order" (');
  expect(readFileSync(join(app.outdir, 'Shop-Store.schema.sql'), 'utf8')).toBe(store.postgres.schemaSql);
});
