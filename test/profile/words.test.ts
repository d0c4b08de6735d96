import { told } from '../../src/profile/words';

test('a sentence is told as it stands', () => {
  expect(told('12 writes/s')).toBe('12 writes/s');
});

test('a sentence that is to be told is told anew each time', () => {
  let writes = 0;
  const words = () => `${++writes} writes/s`;
  expect([told(words), told(words)]).toEqual(['1 writes/s', '2 writes/s']);
});
