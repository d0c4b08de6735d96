import { DynamoDbRequest } from '../../../src/designs/dynamodb/dynamodb-design';
import { Access } from '../../../src/profile/access';
import { Arguments } from './executor';
import { Item } from './items';
import { argumentsLike, canonical, compare, naiveAnswer } from './naive';
import { StoreUnderTest } from './store-under-test';

const SAMPLES = 8;

/** Asks a pattern with the values of several items, with and without bounds, and compares the answers. Returns how many items were compared. */
export async function runRead(store: StoreUnderTest, access: Access, request: DynamoDbRequest): Promise<number> {
  const items = store.items.get(access.entity.name)!;
  let compared = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const sample = items[Math.floor(items.length * i / SAMPLES)];
    for (const bounded of access.pattern.range === undefined ? [false] : [false, true]) {
      compared += await compareAnswers(store, access, request, argumentsLike(access, sample, items, bounded));
    }
  }
  await expectNothing(store, access, request, items[0]);
  return compared;
}

async function compareAnswers(store: StoreUnderTest, access: Access, request: DynamoDbRequest, args: Arguments): Promise<number> {
  const { range, returns } = access.pattern;
  const expected = naiveAnswer(access, store.items.get(access.entity.name)!, args);
  const wanted = returns && [...new Set([...returns, ...(range === undefined ? [] : [range])])];
  const answer = await store.executor.read(request, { ...args, returns: wanted });
  if (range !== undefined) expect(answer.map((item) => item[range])).toEqual(expected.map((item) => item[range]));
  const attributes = returns ?? Object.keys(access.entity.attributes);
  expect(sorted(answer, attributes)).toEqual(sorted(expected, attributes));
  return expected.length;
}

/** A value that no item has must find nothing. */
async function expectNothing(store: StoreUnderTest, access: Access, request: DynamoDbRequest, sample: Item): Promise<void> {
  const texts = access.by.filter((attribute) => typeof sample[attribute] === 'string');
  if (texts.length === 0) return;
  const args = argumentsLike(access, { ...sample, [texts[0]]: 'nobody' }, [], false);
  expect(await store.executor.read(request, args)).toEqual([]);
}

function sorted(items: readonly Item[], attributes: readonly string[]): string[] {
  return items.map((item) => canonical(Object.fromEntries(attributes.map((attribute) => [attribute, item[attribute]])))).sort(compare);
}
