import { told, Words } from '../profile/words';
import { Finding, Source } from '../rules/finding';
import { Rule, Ruling } from '../rules/rule';

/** A ruling signed with its rule: a finding that is not yet told. */
export interface Judgement extends Omit<Finding, 'because' | 'sources'> {
  readonly because: Words;
  readonly sources: readonly Source[];
}

export function sign({ id, question, title, sources }: Rule, { verdict, option, because, remedy }: Ruling): Judgement {
  return { rule: id, verdict, question, option, title, because, remedy, sources };
}

/** The finding, told. */
export function findingOf({ rule, verdict, question, option, title, because, remedy, sources }: Judgement): Finding {
  return { rule, verdict, question, option, title, because: told(because), remedy, sources: [...sources] };
}
