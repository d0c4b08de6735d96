import { AccessPatternProfile, Consistency, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/several-regions-need-replicas';
import { linesOf } from '../../evidence';

describe('dynamodb/replication/several-regions-need-replicas', () => {
  test('speaks when every Region writes', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'excludes none: the data is wanted in several Regions (active-active)',
      'favors mrec: the data is wanted in several Regions (active-active), and a read may lag behind a write in another one (consistency: eventual)',
    ]);
  });

  test('speaks when every read must be strong', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    })).toEqual([
      'excludes none: the data is wanted in several Regions (active-active)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is one Region', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
