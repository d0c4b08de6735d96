import { comesByDataApi } from '../../clients';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/data-api-needs-aurora',
  question: 'postgres/deployment',
  title: 'Only Aurora has a Data API for functions outside the VPC',
  sources: [
    { ref: PAGES.auroraDataApi, claim: 'the Data API is offered for Aurora, provisioned and serverless, and not for RDS' },
    { ref: 'R4', claim: 'a function without a connection pool needs an HTTP API, or a pooler in its network' },
  ],
  judge: ({ workload }) => {
    if (!comesByDataApi(workload)) return [];
    return ['rds-instance', 'rds-multi-az-instance', 'rds-multi-az-cluster'].map((option) => excludes(
      option, 'the functions cannot join a VPC (canJoinVpc: false), and RDS has no Data API', 'let the functions join a VPC'));
  },
};
