import { AccessPattern, AttributeType, ChangeFeed, Entity, FeedTarget, Operation } from '../../src/profile/access-pattern-profile';
import { toWorkload } from '../../src/profile/workload';
import { changesPerSecond, wantedInWords } from '../../src/rules/changes';
import { entity, pattern } from './evidence';

const put = pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 100, itemsPerRequest: 3 });
const both = pattern({ name: 'both', operation: Operation.TRANSACTION, alsoWrites: ['Customer'], peakPerSecond: 10, itemsPerRequest: 4 });
const expiring = entity({ itemCount: 6_000, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 60 } });

function changes(accessPatterns: AccessPattern[], of?: string, own: Entity = entity()): number {
  const workload = toWorkload({ entities: [own, entity({ name: 'Customer' })], accessPatterns });
  return changesPerSecond(workload, { name: 'feed', target: FeedTarget.ANY, ...(of && { entity: of }) });
}

test.each<[string, () => number, number]>([
  ['every item that is written', () => changes([put]), 300],
  ['those of its entity', () => changes([put], 'Order'), 300],
  ['none of another', () => changes([put], 'Customer'), 0],
  ['nothing that is only read', () => changes([pattern()]), 0],
  ['an unknown rate as none', () => changes([{ ...put, peakPerSecond: undefined }]), 0],
  ['all that a transaction writes', () => changes([both]), 40],
  ['of a transaction all but the one item of its own entity', () => changes([both], 'Customer'), 30],
  ['the one item of its own entity', () => changes([both], 'Order'), 10],
  ['at least one item of each entity', () => changes([{ ...both, itemsPerRequest: undefined }]), 20],
  ['what several patterns write', () => changes([put, both], 'Order'), 310],
  ['what expires', () => changes([put], undefined, expiring), 400],
  ['what expires of its entity', () => changes([put], 'Order', expiring), 400],
  ['nothing that expires of another', () => changes([put], 'Customer', expiring), 0],
  ['nothing of unknown lifetime', () => changes([put], undefined, { ...expiring, expiry: { attribute: 'until' } }), 300],
  ['nothing of unknown number', () => changes([put], undefined, { ...expiring, itemCount: undefined }), 300],
])('a feed wants %s', (_, found, expected) => expect(found()).toBe(expected));

test.each<[string, Partial<ChangeFeed>, string]>([
  ['all changes', {}, "'feed' (to any) wants changes, 340 rows/s at the peak and 170 on average"],
  ['those of an entity', { entity: 'Customer' }, "'feed' (to any) wants the changes of Customer, 30 rows/s at the peak and 15 on average"],
  ['a share of them', { entity: 'Customer', share: 0.1 }, "'feed' (to any) wants 10 % of the changes of Customer, 30 rows/s at the peak and 15 on average, before its filter"],
  ['a share of all', { share: 0.5 }, "'feed' (to any) wants 50 % of the changes, 340 rows/s at the peak and 170 on average, before its filter"],
])('in words: %s', (_, feed, expected) => {
  const workload = toWorkload({ entities: [entity(), entity({ name: 'Customer' })], accessPatterns: [put, both] });
  expect(wantedInWords(workload, { name: 'feed', target: FeedTarget.ANY, ...feed })).toBe(expected);
});
