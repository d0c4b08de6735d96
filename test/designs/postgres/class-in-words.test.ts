import { classInWords } from '../../../src/designs/postgres/class-in-words';
import { needsOf } from '../../../src/designs/postgres/needs';
import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';

test.each<[string, string, Partial<AccessPatternProfile>, string]>([
  ['the vCPUs of the peak', 'rds-multi-az-instance', { accessPatterns: [put({ peakPerSecond: 1_000 })] }, '1.7 vCPUs for the declared peak decide the class'],
  ['the vCPUs of readers', 'aurora-provisioned', { accessPatterns: [get({ peakPerSecond: 60_000 })] },
    '10 vCPUs decide the class, so that at most 4 readers carry 40 (house number)'],
  ['load that is not declared', 'rds-multi-az-instance', { accessPatterns: [put(), get({ peakPerSecond: undefined, averagePerSecond: undefined })] },
    '1 vCPU decides the class, kept for load that is not declared (house number)'],
  ['the hot data', 'aurora-provisioned', { entities: [order({ itemCount: 200_000_000 })] },
    '32 GiB of memory for the hot data decide the class (house estimate: a tenth of all is hot); for the vCPUs alone db.r8g.large would do'],
  ['data too large to guess what is hot of it', 'aurora-provisioned', { entities: [order({ itemCount: 5_000_000_000 })] },
    '256 GiB of memory decide the class, the most that is taken before the hot data is measured (house number); for the vCPUs alone db.r8g.large would do'],
  ['the least memory', 'rds-multi-az-instance', {},
    '2 GiB of memory decide the class, the least that is taken (house number); for the vCPUs alone db.t4g.micro would do'],
  ['nothing', 'aurora-provisioned', {}, 'the smallest class that aurora-provisioned has holds the declared load'],
  ['more than there is', 'aurora-global', { accessPatterns: [put({ peakPerSecond: 90_000 })] },
    'the largest class, and 300 vCPUs are asked for: one primary will not hold this load'],
])('says that %s decides the class', (_, deployment, overrides, words) => {
  expect(classInWords(deployment, needsOf(workloadOf(overrides), deployment.startsWith('aurora')))).toBe(words);
});
