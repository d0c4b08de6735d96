import { PostgresFeature } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { list } from '../loads';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';

const VECTORS = '; it searches vectors by indexes of its own (SearchVectors: nearest neighbours, approximately, on tables on demand), in place of SQL and joins over them';
const VECTORS_REMEDY = 'do that work in the application (a vector index of the table, or Amazon OpenSearch Service beside it, may do for pgvector), and drop it from requires';

export const rule: Rule = {
  id: 'engine/required-postgres-features',
  question: 'engine',
  title: 'The application insists on features that only Postgres has',
  sources: [
    { ref: 'O4', claim: 'Postgres serves by indexes, joins and constraints what DynamoDB leaves to the application' },
    { ref: PAGES.databaseDecisionGuide, claim: 'features of the relational engine are a reason to stay relational' },
    { ref: PAGES.dynamoDbVectorSearch, claim: 'a table on demand may have vector indexes, which SearchVectors asks for similar items' },
  ],
  judge: ({ workload }) => {
    const required = workload.profile.requires ?? [];
    const vectors = required.includes(PostgresFeature.PGVECTOR);
    return required.length === 0 ? [] : [excludes(
      Engine.DYNAMODB,
      () => `the profile requires ${list(required)}; DynamoDB has ${required.length === 1 ? 'no such thing' : 'none of them'}${vectors ? VECTORS : ''}`,
      vectors ? VECTORS_REMEDY : 'do that work in the application, and drop it from requires',
    )];
  },
};
