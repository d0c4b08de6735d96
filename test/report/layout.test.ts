import { columns, pad, stacked, widthOf, wrap } from '../../src/report/layout';

describe('wrap', () => {
  test('leaves a short text on one line', () => {
    expect(wrap('a few words', 80, '- ', '  ')).toEqual(['- a few words']);
  });

  test.each([80, 120])('breaks between words at %i columns and indents what follows', (width) => {
    const lines = wrap(Array.from({ length: 40 }, () => 'abcdefgh').join(' '), width, '- ', '    ');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.map((line) => line.slice(0, 5))).toEqual(['- abc', ...lines.slice(1).map(() => '    a')]);
    expect(lines.join(' ').split(/\s+/).filter((word) => word === 'abcdefgh')).toHaveLength(40);
  });

  test('cuts a word that no line can hold', () => {
    expect(wrap(`before ${'x'.repeat(25)} after`, 10)).toEqual(['before', 'xxxxxxxxxx', 'xxxxxxxxxx', 'xxxxx', 'after']);
  });
});

test.each<[string, number]>([['abc', 3], ['größe', 5], ['n\u0303', 1], ['注文', 4], ['🙂', 2]])('%s takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
  expect(widthOf(pad(text, 6))).toBe(6);
});

describe('columns', () => {
  test('aligns cells, amounts to the right', () => {
    expect(columns([['a', 'bb', 'c'], ['aaa', 'b', 'cc']], 80, [1])).toEqual([['a    bb  c'], ['aaa   b  cc']]);
    expect(columns([], 80)).toEqual([]);
  });

  test('wraps the widest cells until all fit', () => {
    const rows = columns([['name', 'x '.repeat(40).trim(), 'short']], 40)!;
    expect(rows[0].length).toBeGreaterThan(1);
    expect(Math.max(...rows[0].map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(rows[0].join('').match(/x/g)).toHaveLength(40);
  });

  test('leaves a name whole, and takes the room from the others', () => {
    expect(columns([['refusedStrongRequestsPerSecond', 'one two three four five six', 'seven eight nine ten']], 70)).toEqual([[
      'refusedStrongRequestsPerSecond  one two three four  seven eight nine',
      '                                five six            ten',
    ]]);
  });

  test('gives up where a name and legible columns beside it have no room', () => {
    expect(columns([['refusedStrongRequestsPerSecond', 'one two three four five six', 'seven eight nine ten']], 69)).toBeUndefined();
    expect(columns([['n'.repeat(41)]], 40)).toBeUndefined();
  });

  test('cuts an address that is shortened already, at a mark of it', () => {
    expect(columns([['refusedBytes', '[docs.aws.amazon.com/…/some-long-page.html]']], 36)).toEqual([[
      'refusedBytes  [docs.aws.amazon.com/',
      '              …/some-long-page.html]',
    ]]);
  });
});

test('a row below each other names every cell but the first, leaves out empty ones, and has short ones side by side', () => {
  expect(stacked(['question', 'answer', 'settled by', 'why', 'note'], ['Which storage?', 'gp3', 'default', 'it answers the writes of the declared peak', ''], 40)).toEqual([
    'Which storage?',
    '  answer: gp3; settled by: default',
    '  why: it answers the writes of the',
    '    declared peak',
  ]);
  expect(stacked(['pattern', 'request'], ['', 'GetItem'], 30)).toEqual(['  request: GetItem']);
});
