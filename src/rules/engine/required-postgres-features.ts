import { Engine } from '../../profile/engine';
import { list } from '../loads';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/required-postgres-features',
  question: 'engine',
  title: 'The application insists on features that only Postgres has',
  sources: [
    { ref: 'O4', claim: 'Postgres serves by indexes, joins and constraints what DynamoDB leaves to the application' },
    { ref: PAGES.databaseDecisionGuide, claim: 'features of the relational engine are a reason to stay relational' },
  ],
  judge: ({ workload }) => {
    const required = workload.profile.requires ?? [];
    return required.length === 0 ? [] : [excludes(
      Engine.DYNAMODB,
      () => `the profile requires ${list(required)}; DynamoDB has ${required.length === 1 ? 'no such thing' : 'none of them'}`,
      'do that work in the application, and drop it from requires',
    )];
  },
};
