import { draftOf } from './a-draft';

const expiring = (expiry: object, entity: object = {}) => draftOf([{ operation: 'get' }], { expiry: { attribute: 'placedAt', ...expiry }, ...entity }).expiryJobs;

describe('an expiry job', () => {
  test('is not there where nothing expires', () => expect(draftOf([{ operation: 'get' }]).expiryJobs).toEqual([]));

  test('runs a procedure every minute that deletes in batches and commits each', () => {
    const [job] = expiring({});
    expect(job).toMatchObject({ entity: 'Order', name: 'expire_order', schedule: '* * * * *', batchRows: 10_000, callSql: 'CALL expire_order()' });
    expect(job.procedureSql).toBe(`CREATE OR REPLACE PROCEDURE expire_order()
LANGUAGE plpgsql
AS $procedure$
DECLARE
  deleted bigint;
BEGIN
  IF to_regclass('"order"') IS NULL THEN RETURN; END IF;
  LOOP
    EXIT WHEN NOT pg_try_advisory_xact_lock(hashtextextended('expire_order', 0));
    EXECUTE 'DELETE FROM "order" WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM "order"
      WHERE placed_at <= now()
      ORDER BY placed_at
      LIMIT 10000
      FOR UPDATE SKIP LOCKED
    )) AND (placed_at <= now()) IS TRUE';
    GET DIAGNOSTICS deleted = ROW_COUNT;
    COMMIT;
    EXIT WHEN deleted < 10000;
  END LOOP;
END
$procedure$`);
  });

  test('says how late a row may go, and how many go at once', () => {
    expect(expiring({ afterSeconds: 3600 }, { itemCount: 90_000 })[0].lateness).toBe(
      'a row goes within about 60 seconds of its expiry, and the time that its batch of up to 10000 rows takes; about 1500 rows expire between two runs; '
      + 'until then it can be read, unless a query compares the expiry with now(); '
      + 'a Serverless v2 cluster that is paused runs no job, and deletes when it next runs');
  });

  test.each([[{}, { itemCount: 5 }], [{ afterSeconds: 60 }, {}]])('says what is unknown: %j %j', (expiry, entity) => {
    expect(expiring(expiry, entity)[0].lateness).toContain('how many rows expire is unknown, as itemCount or expiry.afterSeconds is not declared');
  });

  test('keeps its name within what PostgreSQL keeps', () => {
    const [{ name, callSql }] = draftOf([{ operation: 'get' }], { name: 'x'.repeat(63), expiry: { attribute: 'placedAt' } }).expiryJobs;
    expect(name).toMatch(/^expire_x{47}_[0-9a-f]{8}$/);
    expect(callSql).toBe(`CALL ${name}()`);
  });
});
