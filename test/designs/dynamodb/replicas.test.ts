import { isReplicated, replicaCount, replicaRegions } from '../../../src/designs/dynamodb/replicas';
import { Topology } from '../../../src/profile/access-pattern-profile';
import { workloadOf } from '../workloads';

const MREC = { 'dynamodb/replication': 'mrec' };
const named = workloadOf({ regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1', 'ap-south-1'] } });
const counted = workloadOf({ regions: { topology: Topology.ACTIVE_ACTIVE, replicaCount: 3 } });
const unsaid = workloadOf({ regions: { topology: Topology.ACTIVE_ACTIVE } });

test('a table without replication has no replicas', () => {
  expect(isReplicated({})).toBe(false);
  expect(replicaRegions(named, { 'dynamodb/replication': 'none' })).toEqual([]);
  expect(replicaCount(named, { 'dynamodb/replication': 'none' })).toBe(0);
});

test('a global table has the Regions of the profile', () => {
  expect(isReplicated(MREC)).toBe(true);
  expect(replicaRegions(named, MREC)).toEqual(['eu-west-1', 'ap-south-1']);
});

test.each([['named', named, 2], ['counted', counted, 3], ['neither: one is assumed', unsaid, 1]])('Regions that are %s', (_, workload, count) => {
  expect(replicaCount(workload, MREC)).toBe(count);
});
