import { planPool } from '../../../designs/postgres/pool-plan';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { PostgresFeature } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pool-mode/session-mode-binds-connections',
  question: 'postgres/pool-mode',
  title: 'In session mode every client holds a server connection',
  sources: [{ ref: PAGES.poolModes, claim: 'in session mode a server connection is given back when the client disconnects' }],
  judge: ({ workload, settled }) => {
    if (!(workload.profile.requires ?? []).includes(PostgresFeature.LISTEN_NOTIFY) || (settled['postgres/pooler'] ?? 'pgbouncer') !== 'pgbouncer') return [];
    const { minTasks, poolSizePerTask } = planPool(workload, 'session', sizePostgres(workload, settled));
    const clients = workload.profile.clients?.maxConcurrent;
    return [cautions(
      'session',
      () => `${minTasks} tasks hold ${count(minTasks * poolSizePerTask)} server connections per login, one for each connected client; `
        + (clients === undefined ? 'how many clients run at once is not declared' : `${count(clients)} clients run at once`),
      'keep client pools small, or send only listeners through session mode',
    )];
  },
};
