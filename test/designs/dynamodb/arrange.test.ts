import { arrange } from '../../../src/designs/dynamodb/arrange';
import { KeyNeed } from '../../../src/designs/dynamodb/key-need';

/** `ab` requires a and b, `ab(c)` may use c, `ab>t` ranges over t. */
function need(text: string): KeyNeed {
  const [, required, optional = '', range] = /^(\w+)(?:\((\w+)\))?(?:>(\w))?$/.exec(text)!;
  return { required: [...required], optional: [...optional], range, oneItem: false };
}

test.each([
  [['a'], 'a|'],
  [['ab'], 'ab|'],
  [['ab>t'], 'ab|t'],
  [['abcde'], 'abcd|e'],
  [['abcdefgh'], 'abcd|efgh'],
  [['abcdefg>t'], 'abcd|efgt'],
  [['a', 'ab'], 'a|b'],
  [['b', 'ab'], 'b|a'],
  [['a>t', 'at'], 'a|t'],
  [['a>t', 'atb', 'atbc>d'], 'a|tbcd'],
  [['a(b)>t', 'ab>t'], 'ab|t'],
  [['a(x)', 'b(x)', 'x'], undefined],
  [['a(b)', 'a>b'], 'a|b'],
  [['a(c)>b', 'abc'], 'ac|b'],
  [['a(c)>b', 'ab>c'], undefined],
  [['a(b)>t', 'ab>t', 'a>t'], undefined],
  [['ab', 'a(b)', 'abc(d)'], 'ab|c'],
  [['a(x)', 'ax'], 'ax|'],
  [['a(b)', 'b(a)'], 'ab|'],
  [['a>t', 'ab>t'], undefined],
  [['a>t', 'a>u'], undefined],
  [['a', 'b'], undefined],
  [['a', 'abcde'], 'a|bcde'],
  [['a', 'abcdef'], undefined],
  [['ab', 'abcdef'], 'ab|cdef'],
  [['a', 'abcde>t'], undefined],
])('%j share the key %s', (texts, expected) => {
  const shape = arrange(texts.map(need));
  expect(shape && `${shape.partition.join('')}|${shape.sort.join('')}`).toBe(expected);
});
