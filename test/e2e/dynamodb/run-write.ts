import { DynamoDbRequest } from '../../../src/designs/dynamodb/dynamodb-design';
import { Access } from '../../../src/profile/access';
import { Operation } from '../../../src/profile/access-pattern-profile';
import { Item, itemOf } from './items';
import { argumentsLike, canonical, naiveAnswer } from './naive';
import { StoreUnderTest } from './store-under-test';

const SAMPLES = 3;

/** Of a large transaction every so many items are read again: it writes all or none. */
const LOOKED_AT = 9;

/** Room for new items: numbers that no loaded item has. */
let nextItem = 100_000;

/** Writes by a pattern several times and looks at what is stored. Returns how many items were checked. */
export async function runWrite(store: StoreUnderTest, access: Access, request: DynamoDbRequest): Promise<number> {
  const { operation } = access;
  let checked = 0;
  for (let i = 0; i < SAMPLES; i++) {
    if (operation === Operation.PUT) checked += await put(store, access, request);
    else if (operation === Operation.TRANSACTION) checked += await transact(store, access, request);
    else checked += await change(store, access, request, sampleOf(store, access, i));
  }
  return checked;
}

function sampleOf(store: StoreUnderTest, access: Access, i: number): Item {
  const items = store.items.get(access.entity.name)!;
  return items[Math.floor(items.length * (i + 0.5) / SAMPLES)];
}

async function put(store: StoreUnderTest, access: Access, request: DynamoDbRequest): Promise<number> {
  const item = newItem(store, access.entity.name);
  const args = { values: {} };
  await store.executor.put(request, args, item, access.pattern.conditional);
  await expectStored(store, access.entity.name, item);
  if (access.pattern.conditional) {
    await expect(store.executor.put(request, args, item, true)).rejects.toThrow('conditional request failed');
  }
  return 1;
}

async function transact(store: StoreUnderTest, access: Access, request: DynamoDbRequest): Promise<number> {
  const writes = Array.from({ length: access.maxItemsPerRequest }, (_, i) => {
    const entity = request.writes[i % request.writes.length];
    return { entity, item: newItem(store, entity) };
  });
  await store.executor.transact(writes);
  for (const { entity, item } of writes.filter((_, i) => i % LOOKED_AT === 0)) await expectStored(store, entity, item);
  return writes.length;
}

/** Updates or deletes what is like the sample; with a condition that does not hold nothing changes. */
async function change(store: StoreUnderTest, access: Access, request: DynamoDbRequest, sample: Item): Promise<number> {
  const items = store.items.get(access.entity.name)!;
  const args = argumentsLike(access, sample, items, true);
  const expected = naiveAnswer(access, items, args);
  const touched = nextItem++;
  if (access.operation === Operation.DELETE) {
    expect(await store.executor.delete(request, args)).toBe(expected.length);
    for (const item of expected) expect(await store.executor.stored(access.entity.name, item)).toBeUndefined();
    store.items.get(access.entity.name)!.splice(0, items.length, ...items.filter((item) => !expected.includes(item)));
    return expected.length;
  }
  if (request.lookup === undefined && request.filter.length > 0) {
    const wrong = { ...args, values: { ...args.values, [request.filter[0]]: 'something else' } };
    await expect(store.executor.update(request, wrong, { touched })).rejects.toThrow('conditional request failed');
  }
  expect(await store.executor.update(request, args, { touched })).toBe(expected.length);
  for (const item of expected) {
    Object.assign(item, { touched });
    await expectStored(store, access.entity.name, item);
  }
  return expected.length;
}

function newItem(store: StoreUnderTest, entity: string): Item {
  const number = nextItem++;
  const item = itemOf(store.entities.get(entity)!, number, 1_000);
  store.items.get(entity)!.push(item);
  return item;
}

async function expectStored(store: StoreUnderTest, entity: string, item: Item): Promise<void> {
  const stored = await store.executor.stored(entity, item);
  const attributes = Object.keys(item);
  expect(canonical(Object.fromEntries(attributes.map((attribute) => [attribute, stored?.[attribute]])))).toBe(canonical(item));
}
