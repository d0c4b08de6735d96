import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/expiry-lateness';
import { entity, linesOf, pattern } from '../evidence';

const session = entity({ name: 'Session', itemCount: 8_640_000, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 86_400 } });
const accessPatterns = [pattern({ entity: 'Session' })];

describe('engine/expiry-lateness', () => {
  test('speaks when items expire', () => {
    expect(linesOf(rule, { entities: [session], accessPatterns })).toEqual([
      'cautions dynamodb: TTL deletes Session within a few days of until, free of write units; until then items are read, indexed and billed → compare until with the clock on every read that must not see expired items',
      'cautions postgres: a pg_cron job deletes 100 rows/s of Session after until, as late as its schedule, in batches that cost writes and vacuum → compare until with the clock on every read that must not see expired items',
    ]);
  });

  test('speaks when their number is unknown', () => {
    expect(linesOf(rule, { entities: [{ ...session, itemCount: undefined }], accessPatterns })).toEqual([
      'cautions dynamodb: TTL deletes Session within a few days of until, free of write units; until then items are read, indexed and billed → compare until with the clock on every read that must not see expired items',
      'cautions postgres: a pg_cron job deletes an undeclared number of rows of Session after until, as late as its schedule, in batches that cost writes and vacuum → compare until with the clock on every read that must not see expired items',
    ]);
  });

  test.each([
    [1e9, 86_400, 'a day'],
    [1e9, 3_600, 'two days'],
    [1e9, 31_536_000, 'a month'],
    [1e9, undefined, 'two months'],
  ])('%d rows that only arrive and last %s s go with their partition, up to %s late', (itemCount, afterSeconds, late) => {
    const log = {
      ...session,
      key: ['id', 'at'],
      attributes: { ...session.attributes, at: AttributeType.TIMESTAMP },
      itemCount,
      appendOnly: true,
      expiry: { attribute: 'until', afterSeconds },
    };
    expect(linesOf(rule, { entities: [log], accessPatterns })[1]).toBe(
      `cautions postgres: a pg_cron job drops a partition of Session once its last row is past until: up to ${late} late, with no delete and nothing to vacuum `
        + '→ compare until with the clock on every read that must not see expired items',
    );
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing expires', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
