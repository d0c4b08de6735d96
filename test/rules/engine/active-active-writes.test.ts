import { AccessPatternProfile, ExistingEngine, Operation, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/active-active-writes';
import { linesOf, pattern } from '../evidence';

describe('engine/active-active-writes', () => {
  test('speaks when three Regions write', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1', 'ap-south-1'] } })).toEqual([
      'excludes postgres: writes are wanted in 3 Regions at once (active-active); Aurora Global Database has one writer, and write forwarding only carries writes to it: they stop when its Region does → write in one Region (active-passive), or look at Aurora DSQL, the newer active-active alternative with SQL (two Regions and a witness)',
    ]);
  });

  test('speaks when their number is not declared', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'excludes postgres: writes are wanted in every Region at once (active-active); Aurora Global Database has one writer, and write forwarding only carries writes to it: they stop when its Region does → write in one Region (active-passive), or look at Aurora DSQL, the newer active-active alternative with SQL (two Regions and a witness)',
    ]);
  });

  test('cautions when an existing table goes on taking the writes', () => {
    const search = pattern({ name: 'search', operation: Operation.SEARCH, by: ['id'], peakPerSecond: 1 });
    expect(linesOf(rule, {
      accessPatterns: [pattern(), search],
      regions: { topology: Topology.ACTIVE_ACTIVE, replicaCount: 1 },
      existingStore: { engine: ExistingEngine.DYNAMODB },
    })).toEqual([
      'cautions postgres: writes are wanted in 2 Regions at once (active-active); the existing table goes on taking them, and Postgres beside it is fed and written in one Region',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['one Region writes', { regions: { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1'] } }],
    ['there is one Region', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
