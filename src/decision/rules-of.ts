import { groupBy } from '../profile/group-by';
import { RULES } from '../rules';
import { Question } from '../rules/questions';
import { Rule } from '../rules/rule';

const BY_QUESTION = groupBy(RULES, ({ question }) => question);

/** The rules that speak on a question. */
export function rulesOf({ id }: Question): readonly Rule[] {
  return BY_QUESTION.get(id) ?? [];
}
