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

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing expires', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
