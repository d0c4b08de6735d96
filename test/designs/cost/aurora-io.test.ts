import { billedIos, billedIosInWords } from '../../../src/designs/cost/aurora-io';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { Entity } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

function basisOf(entity: Partial<Entity>, accessPatterns = [get({ peakPerSecond: 1_000, averagePerSecond: 1_000 })]) {
  const workload = workloadOf({ entities: [order(entity)], accessPatterns });
  const options = { 'postgres/deployment': 'aurora-provisioned' };
  return { workload, options, sizing: sizePostgres(workload, options) };
}

test.each<[string, Partial<Entity>, number, string]>([
  ['nothing where memory holds the data', { itemCount: 1e6, averageItemBytes: 1_000 }, 0, 'items read cost none, as the 12 GiB of buffers hold all of the data'],
  ['one in ten of what memory leaves out', { itemCount: 2e8, averageItemBytes: 1_000 }, 80.17, 'items read at 0.08: one in ten is taken to be cold, and the 48 GiB of buffers leave out 80.2 % of the data'],
  ['one in ten where the size is unknown', { itemCount: undefined }, 100, 'items read at 0.1: one in ten is taken to be cold, and the size of the data is not declared'],
])('reads cost %s', (_, entity, perSecond, words) => {
  const basis = basisOf(entity);
  expect(billedIos(basis)).toBeCloseTo(perSecond, 1);
  expect(billedIosInWords(basis)).toBe(`0 rows written/s on average at 1 I/O, or one for each 4 KB; ${words}`);
});

test.each([[100, 10], [4_096, 10], [40_960, 100]])('a row of %d bytes, written ten times a second, is %d I/Os', (averageItemBytes, perSecond) => {
  expect(billedIos(basisOf({ averageItemBytes }, [put({ peakPerSecond: 10, averagePerSecond: 10 })]))).toBe(perSecond);
});
