import { classFor } from '../../../designs/postgres/instance-classes';
import { needsOf, tierOf } from '../../../designs/postgres/needs';
import { AvailabilityTier } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/burstable-class-spends-credits',
  question: 'postgres/deployment',
  title: 'A t class sustains a fraction of its vCPUs',
  sources: [{ ref: PAGES.burstableInstances, claim: 'above its baseline a burstable instance spends credits, and without any it is throttled or billed for surplus' }],
  judge: ({ workload }) => {
    const option = tierOf(workload) === AvailabilityTier.DEVELOPMENT ? 'rds-instance' : 'rds-multi-az-instance';
    const needs = needsOf(workload, false);
    const { name, vcpus, sustainedVcpus } = classFor(option, needs.instanceVcpus, needs.memoryGiB);
    return sustainedVcpus === vcpus ? [] : [cautions(
      option,
      () => `db.${name} sustains ${sustainedVcpus} of its ${vcpus} vCPUs, and the declared load takes ${count(needs.instanceVcpus)}; long reports and index builds spend credits, `
        + 'and no Multi-AZ cluster, global database or savings plan takes a t class',
      'alarm on CPUCreditBalance, or take an m class',
    )];
  },
};
