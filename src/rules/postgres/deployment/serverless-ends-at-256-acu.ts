import { needsOf } from '../../../designs/postgres/needs';
import { MAX_ACU, peakAcu } from '../../../designs/postgres/serverless-sizing';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/serverless-ends-at-256-acu',
  question: 'postgres/deployment',
  title: 'Aurora Serverless v2 ends at 256 ACU',
  sources: [
    { ref: PAGES.auroraServerless, claim: 'an instance has at most 256 ACU, of about 2 GiB each' },
    { ref: 'T5', claim: 'write throughput of Postgres grows with the machine' },
  ],
  judge: ({ workload }) => {
    const needs = needsOf(workload, true);
    const acu = peakAcu(needs);
    return acu <= MAX_ACU ? [] : [excludes(
      'aurora-serverless-v2',
      () => `the peak uses ${count(acu)} ACU (${count(needs.instanceVcpus)} vCPUs planned at half, 4 ACU each), and an instance has ${MAX_ACU} at most`,
      'spread the peak, or take provisioned instances',
    )];
  },
};
