import { asStored } from '../../../src/designs/dynamodb/as-stored';
import { toWorkload } from '../../../src/profile/workload';
import { entity, profile } from '../../rules/evidence';

const workload = (averageItemBytes: number, largeValuesElsewhere: boolean) =>
  toWorkload(profile({ entities: [entity({ itemCount: 10, averageItemBytes, largeValuesElsewhere })] }));

test('what stays in a table of items that are over the limit is not known', () => {
  const stored = asStored(workload(409_601, true));
  expect(stored.bytes).toEqual({ value: 0, missing: ['entities.Order.averageItemBytes'] });
  expect(stored.load[0].entity.averageItemBytes).toBeUndefined();
});

test.each([[409_600, true], [409_601, false]])('items of %p bytes are stored as they are, with large values elsewhere: %p', (bytes, elsewhere) => {
  const declared = workload(bytes, elsewhere);
  expect(asStored(declared)).toBe(declared);
});
