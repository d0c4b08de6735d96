import { flatMap } from '../../src/profile/flat-map';

test.each<[string, (each: number, index: number) => number | number[]]>([
  ['several parts of each', (each) => [each, -each]],
  ['none of some', (each) => each > 1 ? [each] : []],
  ['parts that are no list', (each) => each > 1 ? each : []],
  ['parts by their place', (each, index) => [index, each]],
])('gives %s, as an array does', (_, partsOf) => {
  expect(flatMap([1, 2, 3], partsOf)).toEqual([1, 2, 3].flatMap(partsOf));
});

test('flattens one level', () => {
  expect(flatMap<number, number[]>([1, 2], (each) => [[each]])).toEqual([[1], [2]]);
});
