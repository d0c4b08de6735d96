import { pricesFor } from '../../../src/designs/cost/prices';
import { completeDynamoDb } from '../../../src/designs/dynamodb/complete';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { Topology } from '../../../src/profile/access-pattern-profile';
import { workloadOf } from '../workloads';

test('a complete design is its draft with settings, demand, Regions and price', () => {
  const workload = workloadOf({ regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1'] } });
  const draft = draftDynamoDb(workload);
  const options = { 'dynamodb/replication': 'mrec', 'dynamodb/capacity-mode': 'on-demand' };
  const design = completeDynamoDb(workload, draft, options, pricesFor('us-east-1'));
  expect(design).toMatchObject({ tables: draft.tables, coverage: draft.coverage, options, replicaRegions: ['eu-west-1'] });
  expect(design.demand[0].bytes).toBe(1_148_000_000);
  expect(design.cost.monthlyUsd).toBeGreaterThan(0);
});
