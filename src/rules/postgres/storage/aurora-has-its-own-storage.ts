import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/aurora-has-its-own-storage',
  question: 'postgres/storage',
  title: 'Aurora keeps data on its own cluster volume',
  sources: [{ ref: PAGES.auroraStorageConfigurations, claim: 'a cluster volume over three Availability Zones, billed as Standard or I/O-Optimized' }],
  judge: ({ settled }) => !settled['postgres/deployment'].startsWith('aurora') ? [] : ['gp3', 'io2'].map((option) =>
    excludes(option, () => `${settled['postgres/deployment']} has a cluster volume, and no EBS volume`)),
};
