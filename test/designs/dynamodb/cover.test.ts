import * as fc from 'fast-check';
import { cover } from '../../../src/designs/dynamodb/cover';
import { Demand, fits } from '../../../src/designs/dynamodb/demand-group';
import { DynamoDbRequest } from '../../../src/designs/dynamodb/dynamodb-design';
import { few } from '../../../src/designs/dynamodb/first-fit';
import { indexShape } from '../../../src/designs/dynamodb/indexes';
import { AccessPattern, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { draftOf, entity, indexesOf, keyOf, pattern } from './drafts';
import '../../fixed-seed';

const ATTRIBUTES = [...'abcdef'];
const wide = (names: readonly string[]) =>
  entity({ attributes: Object.fromEntries(['userId', ...names].map((name) => [name, AttributeType.STRING])) });
const list = (by: string[], rest: Partial<AccessPattern> = {}) => pattern(Operation.LIST, { by, ...rest });

describe('compatible patterns share an index', () => {
  test.each<[string, AccessPattern[], string[]]>([
    ['the same equality', [list(['status']), list(['status'])], ['status']],
    ['one with and one without a range', [list(['status']), list(['status'], { range: 'createdAt' })], ['status | createdAt']],
    ['a chain of equalities', [list(['status']), list(['status', 'region']), list(['status', 'region'], { range: 'createdAt' })], ['status | region, createdAt']],
    ['a range that is an equality elsewhere', [list(['status'], { range: 'region' }), list(['status', 'region'], { range: 'createdAt' })], ['status | region, createdAt']],
    ['a filter that is an equality elsewhere', [list(['status'], { filter: ['region'], range: 'createdAt' }), list(['status', 'region'], { range: 'createdAt' })], ['region, status | createdAt']],
    ['two ranges of one partition', [list(['status'], { range: 'createdAt' }), list(['status'], { range: 'score' })], ['status | createdAt', 'status | score']],
    ['a range in the way', [list(['status'], { range: 'createdAt' }), list(['status', 'region'], { range: 'createdAt' })], ['region, status | createdAt', 'status | createdAt']],
    ['nothing in common', [list(['email']), list(['status'])], ['email', 'status']],
  ])('%s', (_, patterns, expected) => {
    expect(indexesOf(patterns).map(keyOf)).toEqual(expected);
  });

  test('a pattern with a choice goes where the projection grows least', () => {
    const patterns = [list(['status'], { returns: ['email'] }), list(['region', 'status']), list(['score', 'status'], { returns: ['email'] })];
    expect(indexesOf(patterns).map((index) => [keyOf(index), index.projection.type])).toEqual([
      ['region, status', 'ALL'],
      ['status | score', 'INCLUDE'],
    ]);
  });
});

describe('a constant condition', () => {
  const open = (by: string[], rest: Partial<AccessPattern> = {}) => list(by, { filterValues: { status: 'open' }, ...rest });

  test.each<[string, AccessPattern[], string[]]>([
    ['is part of the key of an index', [open(['email'], { range: 'createdAt' })], ['email, status | createdAt']],
    ['of every pattern of the index', [open(['email']), open(['email'], { range: 'createdAt' })], ['email, status | createdAt']],
    ['is a filter where the index serves another pattern too', [open(['email']), list(['email'])], ['email']],
    ['is a filter where it cannot be a key', [list(['email'], { filterValues: { isActive: true } })], ['email']],
    ['is a filter where the key is full', [open(['email', 'region', 'score', 'createdAt'])], ['createdAt, email, region, score']],
    ['makes no index of its own', [open(['userId'])], []],
  ])('%s', (_, patterns, expected) => {
    expect(indexesOf(patterns).map(keyOf)).toEqual(expected);
  });
});

describe('the number of indexes', () => {
  const patterns = fc.array(
    fc.record({
      by: fc.subarray(ATTRIBUTES, { minLength: 1, maxLength: 6 }),
      others: fc.shuffledSubarray(ATTRIBUTES, { maxLength: 3 }),
      ranged: fc.boolean(),
    }).map(({ by, others, ranged }) => {
      const free = others.filter((attribute) => !by.includes(attribute));
      const range = ranged ? free[0] : undefined;
      return list(by, { range, filter: free.filter((attribute) => attribute !== range) });
    }),
    { minLength: 1, maxLength: 5 },
  );
  const shapes = allShapes(ATTRIBUTES);

  test('is the smallest possible', () => {
    fc.assert(fc.property(patterns, (drawn) => {
      expect(indexesOf(drawn, wide(ATTRIBUTES))).toHaveLength(fewestByTrying(drawn, shapes));
    }), { numRuns: 200, seed: 20261122 });
  });

  test('never leaves a pattern with a request that DynamoDB would refuse', () => {
    fc.assert(fc.property(patterns, (drawn) => {
      const draft = draftOf([wide(ATTRIBUTES)], drawn.map((one, i) => ({ ...one, name: `pattern${i}` })));
      draft.coverage.forEach(({ request }, i) => {
        const shape = indexShape(draft.tables[0].indexes.find(({ name }) => name === request!.index)!);
        expect(serves(shape, drawn[i])).toBe(true);
        expect(isAccepted(request!, shape)).toBe(true);
      });
    }), { numRuns: 200, seed: 20261122 });
  });

  test('does not depend on the order of the patterns', () => {
    fc.assert(fc.property(patterns.chain((drawn) =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length }))), ([drawn, shuffled]) => {
      const named = (some: AccessPattern[]) => some.map((one) => ({ ...one, name: `pattern${drawn.indexOf(one)}` }));
      expect(indexesOf(named(shuffled), wide(ATTRIBUTES))).toEqual(indexesOf(named(drawn), wide(ATTRIBUTES)));
    }), { numRuns: 200, seed: 20261122 });
  });

  test('is the smallest possible, or one more, where first fit stands in for trying every choice', () => {
    const drawnNeeds = fc.tuple(fc.shuffledSubarray(ATTRIBUTES, { minLength: 2, maxLength: 4 }), fc.nat(2), fc.boolean());
    const demands = fc.array(drawnNeeds, { minLength: 6, maxLength: 10 })
      .map((drawn) => drawn.map(([names, optional, ranged], i): Demand => {
        const rest = names.slice(1);
        const range = ranged ? rest.shift() : undefined;
        const need = { required: names.slice(0, 1), optional: rest.slice(0, optional).sort(), range, oneItem: false };
        return { need, wanted: 'ALL', patterns: [`${i}`] };
      }));
    fc.assert(fc.property(demands, (drawn) => {
      const distinct = [...new Map(drawn.map((demand) => [JSON.stringify(demand.need), demand])).values()];
      expect(few(distinct).length - cover(distinct).length).toBeLessThanOrEqual(1);
      few(distinct).forEach((group) => expect(fits(group)).toBe(true));
      expect(few(distinct).flat()).toHaveLength(distinct.length);
    }), { numRuns: 200 });
  });

  test('stays near the smallest where there are too many patterns to try every choice', () => {
    const names = [...'abcdefghijklmnop'];
    const chains = names.flatMap((name, i) => [list([name]), list([name, names[(i + 1) % names.length]], { range: 'userId' })]);
    const indexes = indexesOf(chains, wide(names));
    expect(indexes).toHaveLength(names.length);
    expect(indexes.flatMap((index) => index.patterns)).toHaveLength(chains.length);
  });
});

interface Shape {
  readonly partition: readonly string[];
  readonly sort: readonly string[];
}

/** Every key of one to four partition and up to four sort attributes. */
function allShapes(attributes: readonly string[]): Shape[] {
  const rows = (from: readonly string[], length: number): string[][] =>
    length === 0 ? [[]] : from.flatMap((first) => rows(from.filter((other) => other !== first), length - 1).map((rest) => [first, ...rest]));
  const subsets = attributes.reduce<string[][]>((some, next) => [...some, ...some.map((subset) => [...subset, next])], [[]]);
  return subsets.filter(({ length }) => length >= 1 && length <= 4).flatMap((partition) => {
    const rest = attributes.filter((attribute) => !partition.includes(attribute));
    return [0, 1, 2, 3, 4].filter((length) => length <= rest.length)
      .flatMap((length) => rows(rest, length).map((sort) => ({ partition, sort })));
  });
}

/** The rules of a Query on multi-attribute keys, written down once more. */
function serves({ partition, sort }: Shape, { by = [], filter = [], range }: AccessPattern): boolean {
  const equal = [...by, ...filter];
  if (!partition.every((attribute) => equal.includes(attribute))) return false;
  return [...sort, undefined].some((next, used) => {
    const prefix = sort.slice(0, used);
    return prefix.every((attribute) => equal.includes(attribute))
      && by.every((attribute) => partition.includes(attribute) || prefix.includes(attribute))
      && (range === undefined || next === range)
      && !sort.slice(used).some((attribute) => equal.includes(attribute));
  });
}

function isAccepted({ equals, range, filter }: DynamoDbRequest, { partition, sort }: Shape): boolean {
  const used = equals.slice(partition.length);
  return partition.every((attribute, i) => equals[i] === attribute)
    && used.every((attribute, i) => sort[i] === attribute)
    && (range === undefined || sort[used.length] === range)
    && !filter.some((attribute) => partition.includes(attribute) || sort.includes(attribute));
}

function fewestByTrying(patterns: readonly AccessPattern[], shapes: readonly Shape[]): number {
  const served = new Set(shapes.map((shape) => patterns.map((one) => serves(shape, one) ? 1 : 0).join('')));
  const choices = [...served].map((text) => [...text].flatMap((bit, i) => bit === '1' ? [i] : []));
  const reach = (open: readonly number[], count: number): boolean => open.length === 0
    || (count > 0 && choices.some((choice) => choice.includes(open[0]) && reach(open.filter((i) => !choice.includes(i)), count - 1)));
  for (let count = 1; ; count++) if (reach(patterns.map((_, i) => i), count)) return count;
}
