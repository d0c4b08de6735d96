import { pricesFor } from '../../../src/designs/cost/prices';
import { completePostgres } from '../../../src/designs/postgres/complete';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { Topology } from '../../../src/profile/access-pattern-profile';
import { workloadOf } from '../workloads';

const workload = workloadOf({ regions: { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1'] } });
const draft = draftPostgres(workload);

test('a complete design is its draft with settings, size, pool, Regions and price', () => {
  const options = { 'postgres/deployment': 'aurora-global', 'postgres/storage': 'aurora-standard', 'postgres/pool-mode': 'transaction' };
  const design = completePostgres(workload, draft, options, pricesFor('us-east-1'));
  expect(design).toMatchObject({ tables: draft.tables, options, replicaRegions: ['eu-west-1'], sizing: { instanceClass: 'r8g.large' }, pool: { minTasks: 2 } });
  expect(design.cost.monthlyUsd).toBeGreaterThan(0);
});

test('a deployment in one Region has no replica Regions', () => {
  const options = { 'postgres/deployment': 'rds-multi-az-instance', 'postgres/storage': 'gp3' };
  expect(completePostgres(workload, draft, options, pricesFor('us-east-1')).replicaRegions).toEqual([]);
});
