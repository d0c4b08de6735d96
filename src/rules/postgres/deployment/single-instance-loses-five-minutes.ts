import { RESTORE_LOSS_SECONDS } from '../../availability';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/single-instance-loses-five-minutes',
  question: 'postgres/deployment',
  title: 'A restore of a single instance loses up to five minutes',
  sources: [{ ref: PAGES.rdsPointInTime, claim: 'transaction logs are uploaded every five minutes, so the latest restorable time lies up to five minutes back' }],
  judge: ({ workload }) => {
    const bound = workload.profile.availability?.maxDataLossSeconds;
    return bound === undefined || bound >= RESTORE_LOSS_SECONDS ? [] : [excludes(
      'rds-instance',
      () => `at most ${bound} s of writes may be lost (maxDataLossSeconds), and what is restored is up to ${RESTORE_LOSS_SECONDS} s old`,
      `allow ${RESTORE_LOSS_SECONDS} s of data loss`,
    )];
  },
};
