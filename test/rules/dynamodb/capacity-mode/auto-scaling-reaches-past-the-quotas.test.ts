import { AccessPatternProfile, AttributeType, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/capacity-mode/auto-scaling-reaches-past-the-quotas';
import { entity, linesOf, pattern } from '../../evidence';

const order = entity({ averageItemBytes: 1024 });
const put = pattern({ name: 'put-order', operation: Operation.PUT });
const three = ['A', 'B', 'C'].map((name) => ({ entity: { ...order, name }, put: { ...put, name, entity: name, peakPerSecond: 20_000 } }));

describe('dynamodb/capacity-mode/auto-scaling-reaches-past-the-quotas', () => {
  test('speaks when a table must scale past its quota', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 35_000 }] })).toEqual([
      'cautions provisioned: the peak of all tables and indexes at 70 % utilization is 50,000 write and 0 read units/s, with 50,000 write units/s on Order; the default quotas are 40,000 for each table and index and 80,000 for the account in a Region → ask AWS for more of both, or take on-demand, which the quota of the account does not count',
    ]);
  });

  test('names tables and indexes past their quotas, by writes and by reads', () => {
    const byEmail = pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'], peakPerSecond: 60_000 });
    const of = { ...order, attributes: { ...order.attributes, email: AttributeType.STRING } };
    expect(linesOf(rule, { entities: [of], accessPatterns: [{ ...put, peakPerSecond: 35_000 }, byEmail] })[0]).toContain(
      '100,000 write and 42,858 read units/s, with 50,000 write units/s on Order, 50,000 write units/s on Order.byEmail and 42,858 read units/s on Order.byEmail;');
  });

  test('speaks when all together scale past that of the account', () => {
    expect(linesOf(rule, { entities: three.map((each) => each.entity), accessPatterns: three.map((each) => each.put) })).toEqual([
      'cautions provisioned: the peak of all tables and indexes at 70 % utilization is 85,716 write and 0 read units/s; the default quotas are 40,000 for each table and index and 80,000 for the account in a Region → ask AWS for more of both, or take on-demand, which the quota of the account does not count',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a table just fits', { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 28_000 }] }],
    ['the load is small', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
