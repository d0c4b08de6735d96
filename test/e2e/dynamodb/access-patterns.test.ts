import './setup';
import { basename, dirname, join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { requestsSent } from '../../../src/designs/dynamodb/requests';
import { AccessPatternProfiles } from '../../../src/profile/load';
import { consumedBy, expectConsumed, sum } from './capacity';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { runRead } from './run-read';
import { runWrite } from './run-write';
import { storeUnderTest, StoreUnderTest } from './store-under-test';

const EXAMPLES = join(__dirname, '../../../examples');
const FIXTURES = join(__dirname, 'fixtures');

interface Case {
  readonly profile: string;
  /** Of each entity. */
  readonly items: number;
  /** Patterns that DynamoDB does not serve. */
  readonly unserved?: readonly string[];
  /** Patterns whose answers take several pages of 1 MB. */
  readonly paged?: readonly string[];
}

const CASES: readonly Case[] = [
  { profile: join(EXAMPLES, 'sessions/profile.yaml'), items: 3_000 },
  { profile: join(EXAMPLES, 'telemetry/profile.yaml'), items: 4_000 },
  { profile: join(EXAMPLES, 'global-preferences/profile.yaml'), items: 1_500 },
  { profile: join(FIXTURES, 'shop.yaml'), items: 1_500, unserved: ['find words', 'report'] },
  { profile: join(FIXTURES, 'crm.yaml'), items: 1_500, unserved: ['every contact', 'with activities'] },
  { profile: join(FIXTURES, 'files.yaml'), items: 700, paged: ['read file', 'list kind'] },
  { profile: join(FIXTURES, 'tenant.yaml'), items: 1_500 },
  { profile: join(FIXTURES, 'cart.yaml'), items: 1_500 },
  { profile: join(FIXTURES, 'chat.yaml'), items: 1_500 },
  { profile: join(FIXTURES, 'social.yaml'), items: 3_000 },
  { profile: join(FIXTURES, 'games.yaml'), items: 2_500 },
  { profile: join(FIXTURES, 'ledger.yaml'), items: 1_500 },
  { profile: join(FIXTURES, 'jobs.yaml'), items: 2_000 },
  { profile: join(FIXTURES, 'links.yaml'), items: 1_500 },
];

let local: DynamoDbLocal;
let admin: DynamoDBClient;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  admin = localClient(local.endpoint);
});

afterAll(async () => {
  admin?.destroy();
  await local?.stop();
});

describe.each(CASES.map((one) => ({ ...one, title: titleOf(one.profile) })))('$title', ({ profile: path, items, unserved = [], paged = [] }) => {
  const profile = AccessPatternProfiles.fromFile(path);
  const served = profile.accessPatterns.map(({ name }) => name).filter((name) => !unserved.includes(name));
  const everSent: string[] = [];
  let store: StoreUnderTest;

  beforeAll(async () => {
    store = await storeUnderTest(local.endpoint, admin, profile, items);
  });

  afterEach(() => everSent.push(...store.client.sent.splice(0).map(({ command }) => command)));

  afterAll(() => store?.client.documents.destroy());

  test.each(served)('%s', async (name) => {
    const access = store.workload.accesses.find((candidate) => candidate.name === name)!;
    const checked = access.writes ? await runWrite(store, access) : await runRead(store, access);
    expect(checked.items).toBeGreaterThan(0);
    if (paged.includes(name)) expect(store.client.sent.length).toBeGreaterThan(checked.estimates.length);
    const { request } = store.draft.coverage.find(({ pattern }) => pattern === name)!;
    const allowed = requestsSent(request!).map(({ operation }) => operation);
    expect([...new Set(store.client.sent.map(({ command }) => command))]).toEqual([...new Set(allowed)]);
    expectConsumed(store, access, checked.consumed ? sum(checked.consumed) : consumedBy(store.client.sent), sum(checked.estimates));
  });

  test('what is not served is what was expected', () => {
    expect(store.map.patterns.filter(({ servedBy }) => servedBy === undefined).map(({ name }) => name)).toEqual(unserved);
  });

  test('nothing was scanned', () => {
    expect(everSent.length).toBeGreaterThan(served.length);
    expect(everSent.filter((command) => /Scan|Statement/.test(command))).toEqual([]);
  });
});

/** `sessions/profile.yaml`. */
function titleOf(path: string): string {
  return join(basename(dirname(path)), basename(path));
}
