import { maxConnectionsOf, maxConnectionsOfAcu } from '../../../src/designs/postgres/max-connections';

describe('maxConnectionsOf', () => {
  test.each([[1, 83], [2, 189], [4, 400], [8, 811], [16, 1_622], [49, 4_968], [50, 5_000], [1_536, 5_000]])('%d GiB allow %d', (memoryGiB, connections) => {
    expect(maxConnectionsOf(memoryGiB)).toBe(connections);
  });
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
