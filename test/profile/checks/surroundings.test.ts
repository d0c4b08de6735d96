import { aProfile, faultsOf } from '../sample';

test.each([
  { regions: { topology: 'single' } },
  { regions: { topology: 'single', replicas: [], replicaCount: 0 } },
  { regions: { topology: 'active-active' } },
  { regions: { topology: 'active-passive', replicaCount: 2 } },
  { regions: { topology: 'active-passive', replicas: ['us-gov-west-1', 'ap-southeast-2', 'eusc-de-east-1'], replicaCount: 3 } },
  { changeFeeds: [{ name: 'orders', target: 'lambda', entity: 'Order', share: 0.5 }] },
  { requires: ['postgis', 'foreign-keys'] },
])('accepts %j', (change) => {
  expect(faultsOf(aProfile(change))).toEqual([]);
});

test.each([
  [{ changeFeeds: [{ name: 'orders', target: 'any', entity: 'Oders' }] }, "changeFeeds[0].entity: unknown entity 'Oders'; did you mean 'Order'?"],
  [{ regions: { topology: 'active-passive', replicas: ['eu-west-1'], replicaCount: 2 } },
    'regions.replicaCount: got 2, but replicas names 1; make them agree or leave the count out'],
  [{ regions: { topology: 'active-active', replicas: ['eu-west-1', 'eu-west-1'] } },
    "regions.replicas: got the Region 'eu-west-1' more than once; name it once"],
  [{ regions: { topology: 'single', replicas: ['eu-west-1'] } },
    'regions.topology: got single with replicas, allowed with them is active-passive or active-active; change one of the two'],
  [{ regions: { topology: 'single', replicaCount: 1 } },
    'regions.topology: got single with replicas, allowed with them is active-passive or active-active; change one of the two'],
  [{ regions: { topology: 'active-active', replicaCount: 0 } },
    'regions.topology: got active-active with no replica; name the replicas, or leave them out if they are unknown'],
  [{ regions: { topology: 'active-active', replicas: ['eu-west-1a'] } },
    "regions.replicas[0]: got 'eu-west-1a', allowed is the name of a Region, such as eu-west-1"],
  [{ requires: ['postgis', 'postgis'] }, "requires: got the feature 'postgis' more than once; name it once"],
])('fails %j', (change, fault) => {
  expect(faultsOf(aProfile(change))).toEqual([fault]);
});
