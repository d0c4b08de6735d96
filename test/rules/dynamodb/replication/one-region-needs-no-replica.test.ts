import { AccessPatternProfile, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/one-region-needs-no-replica';
import { linesOf } from '../../evidence';

describe('dynamodb/replication/one-region-needs-no-replica', () => {
  test('speaks when there is one Region', () => {
    expect(linesOf(rule, {})).toEqual([
      'excludes mrec: the data lives in one Region → declare the other Regions (regions)',
      'excludes mrsc: the data lives in one Region → declare the other Regions (regions)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['every Region writes', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
    ['another Region must be ready', { regions: { topology: Topology.ACTIVE_PASSIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
