import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { MAX_ITEM_BYTES } from '../limits';
import { PAGES } from '../pages';
import { cautions, excludes, Rule } from '../rule';
import { largestItemBytes } from '../sizes';

export const rule: Rule = {
  id: 'engine/items-over-400-kb',
  question: 'engine',
  title: 'A DynamoDB item holds at most 400 KB',
  sources: [{ ref: PAGES.dynamoDbConstraints, claim: 'an item is at most 400 KB, the names of its attributes included' }],
  judge: ({ workload }) => workload.profile.entities
    .filter((entity) => (largestItemBytes(entity) ?? 0) > MAX_ITEM_BYTES)
    .map((entity) => {
      const size = `items of ${entity.name} reach ${count(largestItemBytes(entity)!)} bytes, and DynamoDB holds ${count(MAX_ITEM_BYTES)} (400 KB)`;
      return entity.largeValuesElsewhere
        ? cautions(Engine.DYNAMODB, () => `${size}; the larger values live in S3 (largeValuesElsewhere), a second request away and outside every transaction`,
          'keep the item in DynamoDB to keys, pointers and what is queried')
        : excludes(Engine.DYNAMODB, size, 'let large values live in S3 (largeValuesElsewhere), or split the item');
    }),
};
