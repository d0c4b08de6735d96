import { PostgresFeature } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pool-mode/row-security-settings-must-be-local',
  question: 'postgres/pool-mode',
  title: 'Settings of a session leak to the next client of its connection',
  sources: [{ ref: PAGES.poolModes, claim: 'SET outlives the transaction on a shared server connection; SET LOCAL does not' }],
  judge: ({ workload }) => !(workload.profile.requires ?? []).includes(PostgresFeature.ROW_LEVEL_SECURITY) ? [] : [cautions(
    'transaction',
    'the profile requires row-level-security, and policies that read a setting (such as the tenant) would see that of another client after SET',
    'begin each transaction with SET LOCAL, or set_config(…, true)',
  )],
};
