import { ExistingEngine } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { bytes, counted } from '../../profile/format';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/leaving-postgres',
  question: 'engine',
  title: 'From Postgres to DynamoDB is a redesign, not a transfer',
  sources: [{ ref: 'M1', claim: 'group every query by access pattern, design keys and GSIs, rewrite data access: two to four engineer-months' }],
  judge: ({ workload }) => {
    const store = workload.profile.existingStore;
    return store?.engine !== ExistingEngine.POSTGRES ? [] : [cautions(
      Engine.DYNAMODB,
      () => `Postgres holds this data today${store.bytes === undefined ? '' : ` (${bytes(store.bytes)})`}: ${counted(workload.accesses.length, 'pattern')} to model as keys and `
        + 'indexes and to rewrite for the AWS SDK, two to four engineer-months (the guidance\'s estimate)',
      'stay with Postgres, and move only the entity whose load proves it',
    )];
  },
};
