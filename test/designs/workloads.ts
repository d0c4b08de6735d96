import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation } from '../../src/profile/access-pattern-profile';
import { toWorkload, Workload } from '../../src/profile/workload';

/** A million orders of 1,000 bytes, found by `id`. */
export function order(overrides: Partial<Entity> = {}): Entity {
  return { name: 'Order', key: ['id'], attributes: { id: AttributeType.STRING }, itemCount: 1_000_000, averageItemBytes: 1_000, ...overrides };
}

/** A get a hundred times a second, fifty on average. */
export function get(overrides: Partial<AccessPattern> = {}): AccessPattern {
  return { name: 'get', entity: 'Order', operation: Operation.GET, peakPerSecond: 100, averagePerSecond: 50, ...overrides };
}

/** A put ten times a second, five on average. */
export function put(overrides: Partial<AccessPattern> = {}): AccessPattern {
  return { name: 'put', entity: 'Order', operation: Operation.PUT, peakPerSecond: 10, averagePerSecond: 5, ...overrides };
}

/** The workload of a profile: orders that are read and written, unless said otherwise. */
export function workloadOf(overrides: Partial<AccessPatternProfile> = {}): Workload {
  return toWorkload({ entities: [order()], accessPatterns: [get(), put()], ...overrides });
}
