import { Engine } from '../../profile/engine';
import { bytes } from '../../profile/format';
import { MAX_FIELD_BYTES } from '../limits';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';
import { largestStoredBytes } from '../sizes';

export const rule: Rule = {
  id: 'engine/values-over-one-gigabyte',
  question: 'engine',
  title: 'A value in Postgres holds at most 1 GB',
  sources: [{ ref: PAGES.postgresLimits, claim: 'a field is at most 1 GB' }],
  judge: ({ workload }) => rulingsOn(workload.profile.entities, (entity) => {
    const size = largestStoredBytes(entity) ?? 0;
    return size <= MAX_FIELD_BYTES ? undefined : cautions(
      Engine.POSTGRES,
      () => `items of ${entity.name} reach ${bytes(size)}, and one column holds ${bytes(MAX_FIELD_BYTES)}; what is read or written goes through memory whole`,
      'let large values live in S3 (largeValuesElsewhere), with a pointer in the row',
    );
  }),
};
