import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/capacity-mode/provisioned-maximum-must-be-raised';
import { entity, linesOf, pattern } from '../../evidence';

describe('dynamodb/capacity-mode/provisioned-maximum-must-be-raised', () => {
  test('speaks when appends are fast', () => {
    expect(linesOf(rule, {
      entities: [entity({ appendOnly: true })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10_000 })],
    })).toEqual([
      'cautions provisioned: Order grows by 10,000 writes/s at the peak, and with every device that is added; auto scaling follows in minutes, up to a maximum drawn from the declared peak → raise the declared peak before the devices come, or take on-demand',
    ]);
  });

  test('speaks when several grow together', () => {
    expect(linesOf(rule, {
      entities: [entity({ appendOnly: true }), entity({ name: 'Event', appendOnly: true })],
      accessPatterns: [
        pattern({ operation: Operation.PUT, peakPerSecond: 6_000 }), pattern({ name: 'add-event', entity: 'Event', operation: Operation.PUT, peakPerSecond: 4_000 }),
        pattern({ name: 'read', peakPerSecond: 900 }),
      ],
    })).toEqual([
      'cautions provisioned: Order and Event grow by 10,000 writes/s at the peak, and with every device that is added; auto scaling follows in minutes, up to a maximum drawn from the declared peak → raise the declared peak before the devices come, or take on-demand',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['appends are slower', {
      entities: [entity({ appendOnly: true })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 9_999 })],
    }],
    ['most writes change other items', {
      entities: [entity({ appendOnly: true }), entity({ name: 'Device' })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10 }), pattern({ name: 'update', entity: 'Device', operation: Operation.UPDATE, peakPerSecond: 90_000 })],
    }],
    ['items change', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10_000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
