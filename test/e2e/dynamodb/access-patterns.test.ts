import './setup';
import { basename, dirname, join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EngineOverride } from '../../../src/decision/decision';
import { requestsSent } from '../../../src/designs/dynamodb/requests';
import { Access } from '../../../src/profile/access';
import { Engine } from '../../../src/profile/engine';
import { AccessPatternProfiles } from '../../../src/profile/load';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { runRead } from './run-read';
import { runWrite } from './run-write';
import { Filling, storeUnderTest, StoreUnderTest } from './store-under-test';

const EXAMPLES = join(__dirname, '../../../examples');
const FIXTURES = join(__dirname, 'fixtures');
const OVERRIDE: EngineOverride = { engine: Engine.DYNAMODB, reason: 'to try its keys and indexes' };

interface Case {
  readonly profile: string;
  readonly filling: Filling;
  readonly override?: EngineOverride;
  /** Patterns that DynamoDB does not serve. */
  readonly unserved: readonly string[];
}

const CASES: readonly Case[] = [
  { profile: join(EXAMPLES, 'sessions/profile.yaml'), filling: { itemsPerEntity: 2_000 }, unserved: [] },
  { profile: join(EXAMPLES, 'telemetry/profile.yaml'), filling: { itemsPerEntity: 3_000 }, unserved: [] },
  { profile: join(EXAMPLES, 'global-preferences/profile.yaml'), filling: { itemsPerEntity: 1_000 }, unserved: [] },
  { profile: join(FIXTURES, 'shop.yaml'), filling: { itemsPerEntity: 2_000 }, override: OVERRIDE, unserved: ['find words', 'report'] },
  { profile: join(FIXTURES, 'crm.yaml'), filling: { itemsPerEntity: 2_000 }, override: OVERRIDE, unserved: ['every contact', 'with activities'] },
  { profile: join(FIXTURES, 'files.yaml'), filling: { itemsPerEntity: 1_000, paddingBytes: 10_000 }, override: OVERRIDE, unserved: [] },
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

describe.each(CASES.map((one) => ({ ...one, title: titleOf(one.profile) })))('$title', ({ profile, filling, override, unserved }) => {
  const declared = AccessPatternProfiles.fromFile(profile).accessPatterns.map((pattern) => pattern.name);
  const served = declared.filter((name) => !unserved.includes(name));
  const everSent: string[] = [];
  let store: StoreUnderTest;

  beforeAll(async () => {
    store = await storeUnderTest(local.endpoint, admin, profile, filling, override);
  });

  afterEach(() => everSent.push(...store.client.sent.splice(0)));

  afterAll(() => store?.client.documents.destroy());

  test.each(served)('%s', async (name) => {
    const access = accessNamed(store, name);
    const { request } = store.coverage.get(name)!;
    const checked = access.writes ? await runWrite(store, access, request!) : await runRead(store, access, request!);
    expect(checked).toBeGreaterThan(0);
    const allowed = [...requestsSent(request!).map(({ operation }) => operation), ...access.writes ? ['GetItem'] : []];
    expect([...new Set(store.client.sent)].filter((command) => !allowed.includes(command.replace(/Command$/, '')))).toEqual([]);
  });

  test('what is not served is what was expected', () => {
    expect([...store.coverage.values()].filter((line) => line.servedBy === undefined).map((line) => line.pattern)).toEqual(unserved);
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

function accessNamed(store: StoreUnderTest, name: string): Access {
  return store.accesses.find((access) => access.name === name)!;
}

