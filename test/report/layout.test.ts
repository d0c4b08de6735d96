import { indent, rows, wrap } from '../../src/report/layout';

describe('wrap', () => {
  test('leaves a short text on one line', () => {
    expect(wrap('a few words', '- ', '  ')).toEqual(['- a few words']);
  });

  test('breaks between words and indents what follows', () => {
    const lines = wrap(Array.from({ length: 30 }, () => 'abcdefgh').join(' '), '- ', '    ');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(lines.map((line) => line.slice(0, 5))).toEqual(['- abc', ...lines.slice(1).map(() => '    a')]);
    expect(lines.join(' ').split(/\s+/).filter((word) => word === 'abcdefgh')).toHaveLength(30);
  });

  test('never cuts a word', () => {
    const long = 'x'.repeat(200);
    expect(wrap(`before ${long} after`)).toEqual(['before', long, 'after']);
  });
});

test('rows aligns all columns but the last', () => {
  expect(rows([['a', 'bb', 'c'], ['aaa', 'b', 'cc']])).toEqual(['a    bb  c', 'aaa  b   cc']);
  expect(rows([])).toEqual([]);
});

test('indent moves lines to the right', () => {
  expect(indent(['a', 'b'])).toEqual(['  a', '  b']);
});
