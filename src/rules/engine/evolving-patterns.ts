import { Evolution } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { counted } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/evolving-patterns',
  question: 'engine',
  title: 'DynamoDB wants its access patterns known beforehand',
  sources: [
    { ref: 'P5', claim: 'Postgres alters tables with a migration tool; DynamoDB needs dual writes and backfills in application code' },
    { ref: 'T7', claim: 'add an index or alter the table, against add a GSI and never change the partition key' },
    { ref: PAGES.dynamoDbIndexes, claim: 'an index can be added to a live table, one at a time, with a backfill' },
  ],
  judge: ({ workload }) => workload.profile.evolution !== Evolution.EVOLVING ? [] : [cautions(
    Engine.DYNAMODB,
    () => `new patterns are expected besides the ${counted(workload.accesses.length, 'pattern')} declared (evolution: evolving); each one is a GSI and a backfill, `
      + 'and a new partition key is a new table with dual writes; no named recommendation holds while patterns evolve',
    'settle the patterns first (evolution: stable), or start with Postgres',
  )],
};
