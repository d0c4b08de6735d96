import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/join-needs-fresh-data';
import { entity, linesOf, pattern } from '../evidence';

const entities = [entity({ attributes: { customer: AttributeType.STRING } }), entity({ name: 'Customer' })];
const join = pattern({ name: 'order-with-customer', joins: ['Customer'], peakPerSecond: 100 });
const get = pattern({ peakPerSecond: 900 });

describe('engine/join-needs-fresh-data', () => {
  test('speaks when a join has a tenth of the load', () => {
    expect(linesOf(rule, { entities, accessPatterns: [join, get] })).toEqual([
      "excludes dynamodb: 'order-with-customer' (100/s) joins Order with Customer; that is 10 % of the declared load, and several gets in place of a join are affordable under 10 % only; no staleness is declared as tolerable, so copies of the data are no way out → declare toleratesStaleSeconds where a denormalised copy may lag, or peakPerSecond where the join is rare, or let another store serve it (servedElsewhere)",
    ]);
  });

  test('speaks when its rate is unknown', () => {
    expect(linesOf(rule, { entities, accessPatterns: [{ ...join, peakPerSecond: undefined }, get] })).toEqual([
      "excludes dynamodb: 'order-with-customer' (rate unknown) joins Order with Customer; their share of the load is unknown, so it is not proven to be under 10 %; no staleness is declared as tolerable, so copies of the data are no way out → declare toleratesStaleSeconds where a denormalised copy may lag, or peakPerSecond where the join is rare, or let another store serve it (servedElsewhere)",
    ]);
  });

  test('speaks when rare joins are not rare together', () => {
    expect(linesOf(rule, {
      entities,
      accessPatterns: [{ ...join, peakPerSecond: 60 }, { ...join, name: 'again', peakPerSecond: 60 }, { ...get, peakPerSecond: 880 }],
    })).toEqual([
      "excludes dynamodb: 'order-with-customer' (60/s) joins Order with Customer and 'again' (60/s) joins Order with Customer; that is 12 % of the declared load, and several gets in place of a join are affordable under 10 % only; no staleness is declared as tolerable, so copies of the data are no way out → declare toleratesStaleSeconds where a denormalised copy may lag, or peakPerSecond where the join is rare, or let another store serve it (servedElsewhere)",
    ]);
  });

  test('speaks when no staleness at all is tolerated', () => {
    expect(linesOf(rule, { entities, accessPatterns: [{ ...join, toleratesStaleSeconds: 0 }] })).toEqual([
      "excludes dynamodb: 'order-with-customer' (100/s) joins Order with Customer; that is 100 % of the declared load, and several gets in place of a join are affordable under 10 % only; no staleness is declared as tolerable, so copies of the data are no way out → declare toleratesStaleSeconds where a denormalised copy may lag, or peakPerSecond where the join is rare, or let another store serve it (servedElsewhere)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['it has less than a tenth', { entities, accessPatterns: [{ ...join, peakPerSecond: 99 }, get] }],
    ['a copy may lag', { entities, accessPatterns: [{ ...join, toleratesStaleSeconds: 5 }] }],
    ['another store may serve it', { entities, accessPatterns: [{ ...join, servedElsewhere: true }, get] }],
    ['nothing is joined', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
