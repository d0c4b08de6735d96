import { Topology } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/one-region-needs-no-replica',
  question: 'dynamodb/replication',
  title: 'Data that lives in one Region needs no replica',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'a table is stored in three Availability Zones of its Region; replicas add Regions' }],
  judge: ({ workload }) => (workload.profile.regions?.topology ?? Topology.SINGLE) !== Topology.SINGLE ? [] : ['mrec', 'mrsc'].map((option) =>
    excludes(option, 'the data lives in one Region', 'declare the other Regions (regions)')),
};
