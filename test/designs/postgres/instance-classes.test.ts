import { classFor, vcpusOf } from '../../../src/designs/postgres/instance-classes';

describe('classFor', () => {
  test.each([
    ['rds-instance', 0.1, 0, 't4g.micro'],
    ['rds-multi-az-instance', 0.3, 2, 't4g.small'],
    ['rds-multi-az-instance', 0.5, 0, 't4g.large'],
    ['rds-multi-az-instance', 1, 8, 'm7g.large'],
    ['rds-multi-az-instance', 1, 9, 'r8g.large'],
    ['rds-multi-az-instance', 3, 17, 'r8g.xlarge'],
    ['rds-multi-az-cluster', 0.1, 0, 'm6gd.large'],
    ['rds-multi-az-cluster', 2, 16, 'r6gd.large'],
    ['aurora-provisioned', 0.1, 0, 'r8g.large'],
    ['aurora-provisioned', 5, 0, 'r8g.2xlarge'],
    ['aurora-global', 1, 33, 'r8g.2xlarge'],
  ])('%s with %d vCPUs and %d GiB is db.%s', (deployment, vcpus, memoryGiB, name) => {
    expect(classFor(deployment, vcpus, memoryGiB).name).toBe(name);
  });

  test('is the largest where none suffices', () => {
    expect(classFor('aurora-provisioned', 500, 0).name).toBe('r8g.48xlarge');
    expect(classFor('rds-multi-az-cluster', 500, 0).name).toBe('r6gd.16xlarge');
  });
});

test('vcpusOf knows every class', () => {
  expect([vcpusOf('t4g.micro'), vcpusOf('m7g.xlarge'), vcpusOf('r8g.48xlarge')]).toEqual([2, 4, 192]);
});
