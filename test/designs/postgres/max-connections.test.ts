import { maxConnectionsInWords, maxConnectionsOf, maxConnectionsOfAcu } from '../../../src/designs/postgres/max-connections';

describe('maxConnectionsOf', () => {
  test.each([[1, 83], [2, 189], [4, 400], [8, 811], [16, 1_622], [49, 4_968], [50, 5_000], [1_536, 5_000]])('%d GiB allow %d', (memoryGiB, connections) => {
    expect(maxConnectionsOf(memoryGiB)).toBe(connections);
  });
});

test.each([
  [2, 'max_connections is 189, as many as Serverless v2 has with 2 GiB: a small instance keeps more of its memory to itself'],
  [16, 'max_connections is 1,622: nine tenths of 16 GiB (house number) at 9,531,392 bytes each'],
  [64, 'max_connections is 5,000, the most that RDS and Aurora set by themselves'],
])('of %d GiB in words', (memoryGiB, words) => {
  expect(maxConnectionsInWords(memoryGiB)).toBe(words);
});

describe('maxConnectionsOfAcu', () => {
  // The four values that the Aurora User Guide gives, within a few.
  test.each([[1, 189], [4, 822], [8, 1_668], [16, 3_358], [32, 5_000], [256, 5_000]])('%d ACU allow %d', (maxAcu, connections) => {
    expect(maxConnectionsOfAcu(1, maxAcu)).toBe(connections);
  });

  test.each([0, 0.5])('a minimum of %d ACU caps them at 2,000', (minAcu) => {
    expect(maxConnectionsOfAcu(minAcu, 32)).toBe(2_000);
  });
});
