import { comesByDataApi } from '../../clients';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pooler/data-api-needs-no-pooler',
  question: 'postgres/pooler',
  title: 'The Data API brings connections of its own',
  sources: [{ ref: PAGES.auroraDataApiConnections, claim: 'a secure HTTPS endpoint in place of a persistent connection to the cluster' }],
  judge: ({ workload, settled }) => {
    const overDataApi = comesByDataApi(workload) && settled['postgres/deployment'].startsWith('aurora');
    return overDataApi ? [favors(
      'none',
      'the functions cannot join a VPC (canJoinVpc: false), so every request goes over the Data API, and nobody would come through a pooler',
    )] : [];
  },
};
