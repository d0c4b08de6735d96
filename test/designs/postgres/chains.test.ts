import fc from 'fast-check';
import { chains, layout, Step } from '../../../src/designs/postgres/chains';
import '../../fixed-seed';

function step(equals: string, range?: string, last?: boolean): Step {
  return { equals: [...equals], range, last };
}

/** Whether an index of these columns serves the step. */
function serves(columns: readonly string[], { equals, range }: Step): boolean {
  const prefix = columns.slice(0, equals.length);
  return equals.every((column) => prefix.includes(column)) && (range === undefined || columns[equals.length] === range);
}

describe('the fewest btrees', () => {
  test.each<[string, Step[], string[]]>([
    ['one for one', [step('a')], ['a']],
    ['equality, then the range', [step('ba', 'r')], ['bar']],
    ['a prefix of another', [step('a'), step('ab')], ['ab']],
    ['a range within a longer key', [step('a', 'r'), step('abr')], ['arb']],
    ['two ranges need two', [step('a', 'r'), step('a', 's')], ['ar', 'as']],
    ['equality on what another ranges over', [step('ar'), step('a', 'r')], ['ar']],
    ['a chain of four', [step('', 'x'), step('x'), step('xy', 'z'), step('xyzw')], ['xyzw']],
    ['no columns at all are a prefix of anything', [step(''), step('q', 'r')], ['qr']],
    ['a unique index ends its chain', [step('a'), step('ab', undefined, true), step('abc')], ['ab', 'abc']],
    ['a unique index can take the order that others need', [step('b'), step('ab', undefined, true)], ['ba']],
  ])('%s', (_, steps, expected) => expect(chains(steps).map((chain) => layout(chain).join('')).sort()).toEqual(expected));

  test('even where the first fit would waste one', () => {
    const found = chains([step('a'), step('b'), step('ab'), step('ac')]);
    expect(found.map((chain) => layout(chain).join('')).sort()).toEqual(['ac', 'ba']);
  });

  const column: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd');
  const range: fc.Arbitrary<string | undefined> = fc.constantFrom(undefined, 'r', 's', 'a');
  const any = fc.record({ equals: fc.uniqueArray(column, { maxLength: 4 }), range }).filter((each) => !each.equals.includes(each.range ?? ''));
  const steps = fc.uniqueArray(any, { selector: (each) => `${[...each.equals].sort().join('')}-${each.range ?? ''}` });

  test('serve every step', () => {
    fc.assert(fc.property(steps, (all) => {
      for (const chain of chains(all)) {
        const columns = layout(chain);
        expect(chain.filter((each) => !serves(columns, each))).toEqual([]);
      }
      expect(chains(all).flat().length).toBe(all.length);
    }));
  });

  test('are as few as the most steps of which none can share with another', () => {
    fc.assert(fc.property(steps.filter((all) => all.length > 0 && all.length <= 9), (all) => {
      expect(chains(all).length).toBe(widest(all));
    }));
  });
});

/** The size of the largest antichain, by trying them all (Dilworth's theorem). */
function widest(all: readonly Step[]): number {
  const shares = (a: Step, b: Step) => [[a, b], [b, a]].some(([x, y]) => [...x.equals, ...(x.range ?? '')].every((column) => y.equals.includes(column)));
  const grow = (chosen: readonly Step[], rest: readonly Step[]): number => rest.length === 0
    ? chosen.length
    : Math.max(grow(chosen, rest.slice(1)), chosen.some((each) => shares(each, rest[0])) ? 0 : grow([...chosen, rest[0]], rest.slice(1)));
  return grow([], all);
}
