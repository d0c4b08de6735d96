import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation } from '../../src/profile/access-pattern-profile';
import { told } from '../../src/profile/words';
import { toWorkload } from '../../src/profile/workload';
import { gatherEvidence } from '../../src/rules/evidence';
import { Evidence, Rule } from '../../src/rules/rule';
import { Thresholds } from '../../src/rules/thresholds';

/** What a test may set besides the profile. */
export interface EvidenceOptions {
  readonly thresholds?: Thresholds;
  /** Options settled for the questions before the rule's own. */
  readonly settled?: Evidence['settled'];
}

/** An entity with a one-part key `id`; `attributes` are added to it. */
export function entity(overrides: Partial<Entity> = {}): Entity {
  return { name: 'Order', key: ['id'], ...overrides, attributes: { id: AttributeType.STRING, ...overrides.attributes } };
}

/** A get of an order by its key, a hundred times a second, unless said otherwise. */
export function pattern(overrides: Partial<AccessPattern> = {}): AccessPattern {
  return { name: 'get-order', entity: 'Order', operation: Operation.GET, peakPerSecond: 100, ...overrides };
}

/** A profile of one entity and one pattern, unless said otherwise. */
export function profile(overrides: Partial<AccessPatternProfile> = {}): AccessPatternProfile {
  return { entities: [entity()], accessPatterns: [pattern()], ...overrides };
}

/** The evidence that a rule is given for a profile, with the drafts of both engines. */
export function evidenceOf(of: Partial<AccessPatternProfile> = {}, options: EvidenceOptions = {}): Evidence {
  const evidence = gatherEvidence(toWorkload(profile(of)), options.thresholds);
  return { ...evidence, settled: options.settled ?? {} };
}

/** What a rule says, one line per ruling: `excludes dynamodb: because → remedy`. */
export function linesOf(rule: Rule, of: Partial<AccessPatternProfile> = {}, options: EvidenceOptions = {}): string[] {
  return rule.judge(evidenceOf(of, options)).map(({ verdict, option, because, remedy }) =>
    `${verdict} ${option}: ${told(because)}${remedy === undefined ? '' : ` → ${remedy}`}`);
}

/** The verdicts of a rule, such as `excludes dynamodb`. */
export function verdictsOf(rule: Rule, of: Partial<AccessPatternProfile> = {}, options: EvidenceOptions = {}): string[] {
  return rule.judge(evidenceOf(of, options)).map(({ verdict, option }) => `${verdict} ${option}`);
}
