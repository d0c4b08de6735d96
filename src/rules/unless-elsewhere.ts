import { Access } from '../profile/access';
import { Engine } from '../profile/engine';
import { cautions, Evidence, excludes, Ruling } from './rule';

/** What is said of a pattern that DynamoDB cannot serve. */
export interface Inability {
  /** Why DynamoDB cannot serve it, with its numbers. */
  readonly because: (access: Access) => string;
  /** The store that would serve it beside DynamoDB. */
  readonly otherStore: string;
  /** How else to be rid of the exclusion. */
  readonly remedy: string;
}

/** Excludes DynamoDB for each such pattern, or names the other store that serves it. */
export function excludesUnlessElsewhere(evidence: Evidence, accesses: readonly Access[], inability: Inability): readonly Ruling[] {
  const single = evidence.workload.profile.singleStore === true;
  return accesses.map((access) => access.servedElsewhere
    ? cautions(Engine.DYNAMODB, () => `${inability.because(access)}; being served elsewhere, it needs ${inability.otherStore} beside the table`,
      'run and feed that second store, or drop the pattern')
    : excludes(Engine.DYNAMODB, () => inability.because(access),
      `${single ? 'allow a second store (singleStore) and let' : 'let'} ${inability.otherStore} serve it (servedElsewhere), ${inability.remedy}`));
}
