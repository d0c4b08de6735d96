import { PostgresFeature } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pool-mode/listen-needs-a-session',
  question: 'postgres/pool-mode',
  title: 'LISTEN works in session mode only',
  sources: [{ ref: PAGES.poolModes, claim: 'LISTEN, and whatever else lives as long as a session, does not work when a server connection is shared by transaction' }],
  judge: ({ workload }) => !(workload.profile.requires ?? []).includes(PostgresFeature.LISTEN_NOTIFY) ? [] : [favors(
    'session',
    'the profile requires listen-notify, and a listener must keep its server connection',
    'let the listeners alone connect to the database, and drop listen-notify from requires',
  )],
};
