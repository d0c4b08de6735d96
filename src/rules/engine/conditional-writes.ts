import { Access } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { count, percent } from '../../profile/format';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/conditional-writes',
  question: 'engine',
  title: 'A failed condition is billed and must be retried',
  sources: [{ ref: PAGES.dynamoDbConditionalWrites, claim: 'a conditional write that fails consumes write capacity all the same' }],
  judge: ({ workload }) => workload.load.filter((access) => access.pattern.conditional).map((access) => cautions(
    Engine.DYNAMODB,
    () => `${inWords(access)} writes on a condition: writers that lose the race pay for the write and try again, `
      + `where Postgres makes them wait for a row lock${contended(access)}`,
    'retry with jitter, and keep many writers off one item (atomic counters, one item per writer)',
  )),
};

function contended({ entity: { hottestKeyShare: share }, peakPerSecond }: Access): string {
  return share === undefined || peakPerSecond === undefined
    ? ''
    : `; ${percent(share)} of them meet on one key, ${count(share * peakPerSecond)}/s`;
}
