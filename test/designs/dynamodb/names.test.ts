import { indexNames } from '../../../src/designs/dynamodb/names';
import { entity } from './drafts';

test('an index is named after its key', () => {
  expect(indexNames(entity(), [
    { partition: ['email'], sort: [] },
    { partition: ['region', 'status'], sort: ['createdAt'] },
    { partition: ['a'], sort: [] },
  ])).toEqual(['byEmail', 'byRegionAndStatusAndCreatedAt', 'byA']);
});

test('names that would be the same, or too long, end in a fingerprint of the key', () => {
  const long = [...'abcdefgh'].map((letter) => letter.repeat(63));
  const names = indexNames(entity(), [
    { partition: ['a'], sort: ['b'] },
    { partition: ['aAndB'], sort: [] },
    { partition: long, sort: [] },
  ]);
  expect(names.slice(0, 2)).toEqual(['byAAndB', 'byAAndB-4484588a']);
  expect(names[2]).toHaveLength(255);
  names.forEach((name) => expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/));
});
