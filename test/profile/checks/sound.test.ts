import { soundPartOf } from '../../../src/profile/checks/sound';

test('blanks what is faulty and keeps the rest in its place', () => {
  const input = { a: [1, { b: 2, c: 3 }], d: { e: 4 }, f: null };
  const faults = ['a[1].b', 'd', 'g'].map((path) => ({ path, message: 'bad' }));
  expect(soundPartOf(input, faults)).toEqual({ a: [1, { b: undefined, c: 3 }], d: undefined, f: null });
});

test('ends at a cycle', () => {
  const input: Record<string, unknown> = {};
  input.self = input;
  expect(soundPartOf(input, [])).toHaveProperty('self.self');
});
