import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Access } from '../../../src/profile/access';
import { Operation } from '../../../src/profile/access-pattern-profile';
import { fillAll } from './access-map-example';
import { estimateOf, transactionUnits, Units } from './capacity';
import { isExpired, Item, itemOf } from './items';
import { Arguments, argumentsLike, canonical, naiveAnswer } from './naive';
import { pick, randomOf } from './random';
import { Checked } from './run-read';
import { StoreUnderTest } from './store-under-test';

const SAMPLES = 3;

/** Of a large transaction every so many items are read again: it writes all or none. */
const LOOKED_AT = 9;

/** Room for new items: numbers that no loaded item has. */
let nextItem = 100_000;

/** Writes by a pattern several times and looks at what is stored. */
export async function runWrite(store: StoreUnderTest, access: Access): Promise<Checked> {
  if (access.operation === Operation.TRANSACTION) return runTransaction(store, access);
  const random = randomOf(access.name);
  const estimates: Units[] = [];
  let items = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const written = await writeOnce(store, access, random);
    items += written;
    estimates.push(estimateOf(store.workload, store.draft, access, written));
  }
  await expectRefusals(store, access);
  return { items, estimates };
}

async function writeOnce(store: StoreUnderTest, access: Access, random: () => number): Promise<number> {
  if (access.operation === Operation.PUT) return put(store, access);
  const live = store.items.get(access.entity.name)!.filter((item) => !isExpired(access.entity, item));
  const args = argumentsLike(access, pick(random, live));
  return access.operation === Operation.DELETE ? remove(store, access, args) : update(store, access, args);
}

/** Whatever the conditions of the access map do not allow changes nothing. */
async function expectRefusals(store: StoreUnderTest, access: Access): Promise<void> {
  const conditional = access.pattern.conditional === true;
  const item = store.items.get(access.entity.name)!.find((candidate) => !isExpired(access.entity, candidate))!;
  const { values } = argumentsLike(access, item);
  if (access.operation === Operation.PUT) {
    if (conditional) await expectRefused(store.call(access.name, { values: item, item }));
    return;
  }
  const changes = { padding: 'refused' };
  const [filter] = access.filter;
  if (access.fullKey && filter !== undefined) await expectRefused(store.call(access.name, { values: { ...values, [filter]: 'other' }, changes }));
  const absent = itemOf(store.drawings.get(access.entity.name)!, nextItem++);
  if (access.fullKey && conditional) await expectRefused(store.call(access.name, { values: absent, changes }));
  expect(canonical(await stored(store, access.entity.name, item))).toBe(canonical(item));
}

async function expectRefused(call: Promise<unknown>): Promise<void> {
  await expect(call).rejects.toThrow('conditional request failed');
}

async function put(store: StoreUnderTest, access: Access): Promise<number> {
  const item = newItem(store, access.entity.name);
  await store.call(access.name, { values: item, item });
  await expectStored(store, access.entity.name, item);
  return 1;
}

/** Transactions of the usual size and of the largest: one item of the pattern's own entity, as the estimate has it, and the rest of the others. */
async function runTransaction(store: StoreUnderTest, access: Access): Promise<Checked> {
  const { entities } = store.map.patterns.find(({ name }) => name === access.name)!.requests[0].transaction!;
  const transactions = [access.itemsPerRequest, access.maxItemsPerRequest].map((count) => Array.from({ length: count }, (_, i) => {
    const entity = i === 0 || entities.length === 1 ? entities[0] : entities[1 + (i - 1) % (entities.length - 1)];
    return { entity, item: newItem(store, entity) };
  }));
  for (const items of transactions) {
    await store.call(access.name, { items });
    for (const { entity, item } of items.filter((_, i) => i % LOOKED_AT === 0)) await expectStored(store, entity, item);
  }
  return {
    items: transactions.flat().length,
    estimates: transactions.map(({ length }) => estimateOf(store.workload, store.draft, access, length)),
    consumed: transactions.map((items) => transactionUnits(store, items)),
  };
}

async function update(store: StoreUnderTest, access: Access, args: Arguments): Promise<number> {
  const expected = naiveAnswer(access, store.items.get(access.entity.name)!, args).filter((item) => !isExpired(access.entity, item));
  const changes = { padding: `${expected[0].padding.slice(0, -6)}${nextItem++}` };
  await store.call(access.name, { ...args, changes });
  for (const item of expected) {
    Object.assign(item, changes);
    await expectStored(store, access.entity.name, item);
  }
  return expected.length;
}

async function remove(store: StoreUnderTest, access: Access, args: Arguments): Promise<number> {
  const items = store.items.get(access.entity.name)!;
  const expected = naiveAnswer(access, items, args);
  await store.call(access.name, args);
  for (const item of expected) expect(await stored(store, access.entity.name, item)).toBeUndefined();
  items.splice(0, items.length, ...items.filter((item) => !expected.includes(item)));
  return expected.length;
}

/** An item that no other is like, remembered as stored. */
export function newItem(store: StoreUnderTest, entity: string): Item {
  let number = nextItem++;
  const drawing = store.drawings.get(entity)!;
  while (isExpired(drawing.entity, itemOf(drawing, number))) number = nextItem++;
  const item = store.asStored(entity, itemOf(drawing, number));
  store.items.get(entity)!.push(item);
  return item;
}

/** Reads an item by the key that the access map gives its table. */
export async function stored(store: StoreUnderTest, entity: string, item: Item): Promise<Item | undefined> {
  const { key } = store.map.tables.find((table) => table.entity === entity)!;
  const command = new GetCommand({ TableName: store.tableName(entity), Key: fillAll(key, item), ConsistentRead: true });
  const { Item: found } = await store.admin.send(command);
  return found;
}

async function expectStored(store: StoreUnderTest, entity: string, item: Item): Promise<void> {
  expect(canonical(await stored(store, entity, item))).toBe(canonical(item));
}
