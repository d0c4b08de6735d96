import { sizePostgres } from '../../../designs/postgres/sizing';
import { ClientKind } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { Workload } from '../../../profile/workload';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pooler/direct-connections-run-out',
  question: 'postgres/pooler',
  title: 'Without a pooler every client takes a connection of the database',
  sources: [
    { ref: PAGES.postgresConnections, claim: 'max_connections bounds the connections, and each is a process' },
    { ref: 'R4', claim: 'functions without a pool of their own need PgBouncer in front of Postgres' },
  ],
  judge: ({ workload, settled }) => workload.profile.clients?.canJoinVpc === false ? [] : [cautions(
    'none',
    () => connectionsInWords(workload, sizePostgres(workload, settled).maxConnections),
    'for few, long-lived clients with pools of their own choose `pooler: PostgresPooler.none(reason)`; in development, without jobs and feeds, it lets Serverless v2 pause',
  )],
};

function connectionsInWords({ profile: { clients } }: Workload, maxConnections: number): string {
  const most = clients?.maxConcurrent;
  const who = clients?.kind === ClientKind.FUNCTIONS ? 'functions' : 'clients';
  return most === undefined
    ? `the database takes ${count(maxConnections)} connections, and the number of ${who} is not declared (clients.maxConcurrent)`
    : `the database takes ${count(maxConnections)} connections, and up to ${count(most)} ${who} ${most > maxConnections ? 'would not get in' : 'take one each'}; `
      + 'a failover, a rotation and a login are theirs to follow';
}
