import { AccessPatternProfile, ExistingEngine } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/large-volume';
import { entity, linesOf } from '../evidence';

describe('engine/large-volume', () => {
  test('speaks when bytes just reach ten tebibytes', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 10 * 2 ** 30, averageItemBytes: 1024 })] })).toEqual([
      'cautions postgres: 10 TiB to store; from 10 TiB (house number) backups, restores and upgrades are planned by the hour, RDS ends at 64 TiB, and Aurora at 256 TiB → archive what is not read to S3, partition the largest tables, and size memory for the working set',
    ]);
  });

  test('speaks when an existing store is large', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.OTHER, bytes: 20 * 2 ** 40 } })).toEqual([
      'cautions postgres: 20 TiB to store; from 10 TiB (house number) backups, restores and upgrades are planned by the hour, RDS ends at 64 TiB, and Aurora at 256 TiB → archive what is not read to S3, partition the largest tables, and size memory for the working set',
    ]);
  });

  test('speaks when more is unknown', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 10 * 2 ** 30, averageItemBytes: 1024 }), entity({ name: 'Log' })] })).toEqual([
      'cautions postgres: at least 10 TiB to store; from 10 TiB (house number) backups, restores and upgrades are planned by the hour, RDS ends at 64 TiB, and Aurora at 256 TiB → archive what is not read to S3, partition the largest tables, and size memory for the working set',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['bytes stay below', { entities: [entity({ itemCount: 10 * 2 ** 30 - 1, averageItemBytes: 1024 })] }],
    ['bytes are beyond one primary', { existingStore: { engine: ExistingEngine.OTHER, bytes: 192 * 2 ** 40 } }],
    ['nothing is known', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
