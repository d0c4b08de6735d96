import fc from 'fast-check';
import { constantSql, quoteIdentifier, quoteText } from '../../../src/designs/postgres/sql';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import '../../fixed-seed';

describe('a name in SQL', () => {
  test.each([
    ['order_id', 'order_id'],
    ['_x1', '_x1'],
    ['order', '"order"'],
    ['timestamp', '"timestamp"'],
    ['Order', '"Order"'],
    ['1st', '"1st"'],
    ['a"b', '"a""b"'],
    ['größe', '"größe"'],
  ])('%s is %s', (name, sql) => expect(quoteIdentifier(name)).toBe(sql));

  test('cannot break out of its quotes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
      const sql = quoteIdentifier(name);
      const inner = sql.startsWith('"') ? sql.slice(1, -1) : sql;
      expect(inner.replaceAll('""', '')).not.toContain('"');
      expect(inner.replaceAll('""', '"')).toBe(name);
    }));
  });
});

describe('a text in SQL', () => {
  test.each([
    ['open', "'open'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['a\\b', "E'a\\\\b'"],
    ["\\'", "E'\\\\'''"],
  ])('%s is %s', (text, sql) => expect(quoteText(text)).toBe(sql));

  test('cannot break out of its quotes', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('\'', '\\', 'a', '"', ';') }), (text) => {
      const sql = quoteText(text);
      const inner = sql.slice(sql.indexOf('\'') + 1, -1).replaceAll('\'\'', '').replaceAll('\\\\', '');
      expect(inner).not.toMatch(/['\\]/);
    }));
  });
});

describe('a constant in SQL', () => {
  test.each<[unknown, AttributeType, string | undefined]>([
    ['open', AttributeType.STRING, "'open'"],
    ["o'clock", AttributeType.STRING, "'o''clock'"],
    ['a\0b', AttributeType.STRING, undefined],
    ['half \ud800', AttributeType.STRING, undefined],
    [7, AttributeType.STRING, undefined],
    [7, AttributeType.NUMBER, '7'],
    [-0.5, AttributeType.NUMBER, '-0.5'],
    [1e21, AttributeType.NUMBER, '1e+21'],
    [NaN, AttributeType.NUMBER, undefined],
    [Infinity, AttributeType.NUMBER, undefined],
    ['1; DROP TABLE x', AttributeType.NUMBER, undefined],
    [true, AttributeType.BOOLEAN, 'true'],
    ['true', AttributeType.BOOLEAN, undefined],
    ['2026-01-31', AttributeType.TIMESTAMP, "'2026-01-31T00:00:00.000Z'::timestamptz"],
    ['2026-01-31T08:00:00+02:00', AttributeType.TIMESTAMP, "'2026-01-31T06:00:00.000Z'::timestamptz"],
    ['2026-01-31T08:00:00', AttributeType.TIMESTAMP, undefined],
    ['2026-13-31', AttributeType.TIMESTAMP, undefined],
    ['0000-01-01', AttributeType.TIMESTAMP, undefined],
    ['9999-12-31T23:59:59-05:00', AttributeType.TIMESTAMP, undefined],
    [0, AttributeType.TIMESTAMP, undefined],
    ['00', AttributeType.BINARY, undefined],
    [{}, AttributeType.JSON, undefined],
  ])('%p as %s is %p', (value, type, sql) => expect(constantSql(value, type)).toBe(sql));
});
