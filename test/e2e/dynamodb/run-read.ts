import { Access } from '../../../src/profile/access';
import { estimateOf, Units } from './capacity';
import { isExpired, Item } from './items';
import { Arguments, argumentsLike, canonical, compare, naiveAnswer, withBounds } from './naive';
import { pick, randomOf } from './random';
import { StoreUnderTest } from './store-under-test';

const SAMPLES = 4;

/** What was compared, and what the design reckons that it consumed. */
export interface Checked {
  readonly items: number;
  readonly estimates: readonly Units[];
  /** What it consumed, where DynamoDB Local does not know. */
  readonly consumed?: readonly Units[];
}

/** Calls a pattern with the values of random items, with every kind of bounds and for nothing, and compares the answers. */
export async function runRead(store: StoreUnderTest, access: Access): Promise<Checked> {
  const random = randomOf(access.name);
  const items = store.items.get(access.entity.name)!;
  const calls = Array.from({ length: SAMPLES }, () => pick(random, items))
    .flatMap((sample) => withBounds(access, argumentsLike(access, sample), items, random));
  let compared = 0;
  const estimates: Units[] = [];
  for (const args of [...calls, ...callsForNothing(access, items)]) {
    const before = store.client.sent.length;
    compared += await compareAnswers(store, access, args);
    const scanned = store.client.sent.slice(before).reduce((sum, { command, scanned: read }) => sum + (command === 'GetItem' ? 1 : read), 0);
    // A Query that finds nothing consumes half a unit, and none in DynamoDB Local.
    // The design takes a join for as many items of each entity.
    if (scanned > 0) estimates.push(estimateOf(store.workload, store.draft, access, scanned / (1 + access.joins.length)));
  }
  return { items: compared, estimates };
}

async function compareAnswers(store: StoreUnderTest, access: Access, args: Arguments): Promise<number> {
  const all = [access.entity.name, ...access.joins].flatMap((name) =>
    naiveAnswer(access, store.items.get(name)!, args).filter((item) => !isExpired(store.workload.entities.get(name)!, item)));
  const answer = await store.call(access.name, args);
  const enough = Math.min(all.length, access.operation === 'list' ? access.pattern.maxItemsPerRequest ?? Infinity : Infinity);
  expect(answer).toHaveLength(enough);

  const parts = new Map<string, Item[]>();
  const { range, returns } = access.pattern;
  for (const item of all) parts.set(partOf(item, returns), [...parts.get(partOf(item, returns)) ?? [], item]);
  answer.forEach((item, i) => {
    const candidates = parts.get(partOf(item, returns)) ?? [];
    const found = candidates.findIndex((candidate) => range === undefined || compare(candidate[range], all[i][range]) === 0);
    // Each item of the answer is one of those expected, and stands where one with its value of the range may stand.
    if (found < 0) throw new Error(`${access.name} ${canonical(args)}: item ${i} is ${canonical(item)} instead of ${canonical(all[i])}`);
    candidates.splice(found, 1);
  });
  return answer.length;
}

/** Values that no item has, and bounds behind every item, must find nothing. */
function callsForNothing(access: Access, items: readonly Item[]): Arguments[] {
  const [sample] = items;
  const { values } = argumentsLike(access, sample);
  const text = access.by.find((attribute) => typeof sample[attribute] === 'string');
  const { range } = access.pattern;
  return [
    ...text === undefined ? [] : [{ values: { ...values, [text]: 'nobody' } }],
    ...range === undefined || typeof sample[range] !== 'number' ? [] : [{ values, from: 9_999_999_999_999, to: 9_999_999_999_999 }],
  ];
}

/** What a pattern returns of an item, as text. */
function partOf(item: Item, attributes = Object.keys(item)): string {
  return canonical(Object.fromEntries(attributes.map((attribute) => [attribute, item[attribute]])));
}
