import { AttributeType } from '../../src/profile/access-pattern-profile';
import { toWorkload } from '../../src/profile/workload';
import { demandInWords, signals } from '../../src/rules/scale';
import { resolveThresholds } from '../../src/rules/threshold-defaults';
import { entity, pattern, profile } from './evidence';

function rowWrites(expiry?: { attribute: string; afterSeconds?: number }): string {
  const workload = toWorkload(profile({
    entities: [entity({ itemCount: 1e9, attributes: { until: AttributeType.TIMESTAMP }, expiry })], accessPatterns: [pattern({ operation: 'put' as never })],
  }));
  return demandInWords(signals(workload, resolveThresholds()).find(({ name }) => name === 'rowWritesPerSecond')!);
}

test.each([
  ['of what is written', undefined, '100 row writes/s'],
  ['of what expires too', { attribute: 'until', afterSeconds: 10_000 }, '100,100 row writes/s, expiry deletes included'],
  ['of what is known at least', { attribute: 'until' }, 'at least 100 row writes/s'],
])('row writes are the sum %s', (_, expiry, words) => expect(rowWrites(expiry)).toBe(words));
