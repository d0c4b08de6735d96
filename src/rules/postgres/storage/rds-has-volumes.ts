import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/rds-has-volumes',
  question: 'postgres/storage',
  title: 'RDS keeps data on EBS volumes',
  sources: [{ ref: PAGES.rdsStorage, claim: 'General Purpose (gp3) or Provisioned IOPS (io2) volumes' }],
  judge: ({ settled }) => !settled['postgres/deployment'].startsWith('rds') ? [] : ['aurora-standard', 'aurora-io-optimized'].map((option) =>
    excludes(option, () => `${settled['postgres/deployment']} has EBS volumes, and no cluster volume`)),
};
