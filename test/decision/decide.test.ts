import { decide } from '../../src/decision/decide';
import { Engine } from '../../src/profile/engine';
import { checkProfile } from '../../src/profile/schema';

/** A key-value profile with so many writes per second; `rest` replaces parts of it. */
function keyValue(writesPerSecond: number | undefined, rest: object = {}) {
  return checkProfile({
    entities: [{
      name: 'Item', key: ['id'], attributes: { id: 'string', owner: 'string', text: 'string' }, itemCount: 1_000_000, averageItemBytes: 800,
    }],
    accessPatterns: [
      { name: 'write', entity: 'Item', operation: 'put', ...(writesPerSecond && { peakPerSecond: writesPerSecond }) },
      { name: 'read', entity: 'Item', operation: 'get', peakPerSecond: 1_000 },
    ],
    ...rest,
  });
}

const SEARCH = { name: 'search', entity: 'Item', operation: 'search', by: ['text'], peakPerSecond: 5 };
const ACTIVE_ACTIVE = { topology: 'active-active', replicas: ['eu-west-1'] };

/** The key-value profile with one more pattern. */
function withPattern(writesPerSecond: number | undefined, pattern: object, rest: object = {}) {
  const profile = keyValue(writesPerSecond);
  return checkProfile({ ...profile, accessPatterns: [...profile.accessPatterns, pattern], ...rest });
}

describe('the step that settles the engine', () => {
  test.each<[string, unknown, object]>([
    ['the default', keyValue(100), { engine: 'postgres', decidedBy: 'default' }],
    ['the three-part test', keyValue(30_000), { engine: 'dynamodb', decidedBy: 'three-part-test' }],
    ['an exclusion', withPattern(30_000, SEARCH), { engine: 'postgres', decidedBy: 'exclusion' }],
    ['a conflict', withPattern(100, SEARCH, { regions: ACTIVE_ACTIVE }), { outcome: 'conflict', decidedBy: 'conflict' }],
    ['an existing table that stays', keyValue(100, { existingStore: { engine: 'dynamodb' } }), { engine: 'dynamodb', decidedBy: 'existing-table' }],
    [
      'an existing table that keeps the key path',
      withPattern(100, SEARCH, { existingStore: { engine: 'dynamodb' } }),
      { engine: 'postgres', keepExisting: 'dynamodb', decidedBy: 'existing-table' },
    ],
  ])('is %s', (_, profile, expected) => expect(decide(profile as any)).toMatchObject(expected));

  test('sizes and prices Postgres beside a table for what the table cannot serve, and the writes that keep its copy up to date', () => {
    const { costs, postgresDesign } = decide(withPattern(100, SEARCH, { existingStore: { engine: 'dynamodb' } }));
    expect(postgresDesign.sizing.because).toEqual(expect.arrayContaining([
      expect.stringMatching(/^100 write transactions\/s/), expect.stringMatching(/^5 reads\/s/),
    ]));
    expect(costs.postgres.assumptions).toContain('1 pattern of the profile stays with the existing table; counted are write, search');
    expect(decide(withPattern(100, SEARCH)).costs.postgres.assumptions.join()).not.toContain('existing table');
  });

  test('sizes Postgres for the whole load where no table is kept, though it could be', () => {
    const outsideVpc = { existingStore: { engine: 'dynamodb' }, clients: { kind: 'functions', canJoinVpc: false } };
    const aggregate = { name: 'sum', entity: 'Item', operation: 'list', joins: ['Item'], peakPerSecond: 5, maxItemsPerRequest: 5_000, toleratesStaleSeconds: 60 };
    const overruled = decide(withPattern(100, aggregate, outsideVpc), { override: { engine: Engine.POSTGRES, reason: 'we know better' } });
    expect(overruled).toMatchObject({ engine: 'postgres', keepExisting: undefined });
    expect(overruled.postgresDesign.sizing.because).toContainEqual(expect.stringMatching(/^1,005 reads\/s/));
  });

  test('is a named recommendation, though the three-part test is passed too', () => {
    const telemetry = checkProfile({
      entities: [{ name: 'Reading', key: ['device', 'at'], attributes: { device: 'string', at: 'timestamp' }, appendOnly: true }],
      accessPatterns: [{ name: 'append', entity: 'Reading', operation: 'put', peakPerSecond: 40_000 }],
    });
    expect(decide(telemetry)).toMatchObject({ engine: 'dynamodb', decidedBy: 'named-recommendation' });
    expect(decide({ ...telemetry, evolution: 'evolving' as never })).toMatchObject({ engine: 'dynamodb', decidedBy: 'three-part-test' });
  });

  test('is the override where it differs, and only there', () => {
    const reason = 'because';
    expect(decide(keyValue(100), { override: { engine: Engine.DYNAMODB, reason } }))
      .toMatchObject({ engine: 'dynamodb', decidedBy: 'override', override: { reason } });
    expect(decide(keyValue(100), { override: { engine: Engine.POSTGRES, reason } }))
      .toMatchObject({ engine: 'postgres', decidedBy: 'default', override: { reason } });
    expect(decide(withPattern(100, SEARCH, { regions: ACTIVE_ACTIVE }), { override: { engine: Engine.POSTGRES, reason } }))
      .toMatchObject({ outcome: 'decided', engine: 'postgres', decidedBy: 'override' });
    expect(decide(keyValue(100), { override: { engine: Engine.DYNAMODB, reason } }).rationale).toMatch(/The rules alone say Postgres \(default\)\.$/);
    expect(decide(withPattern(100, SEARCH, { regions: ACTIVE_ACTIVE }), { override: { engine: Engine.POSTGRES, reason } }).rationale)
      .toMatch(/The rules alone find a conflict\.$/);
  });
});

describe('the three-part test', () => {
  test('shows value, threshold and result of every part', () => {
    expect(decide(keyValue(15_000)).test).toEqual({
      singleKey: { value: 1, threshold: 0.9, met: true, because: '100 % of requests are served by a single key; 90 % are needed' },
      beyondOnePrimary: {
        value: 15_000,
        threshold: 30_000,
        met: false,
        because: '15,000 write transactions/s declared; one Postgres primary carries less than 30,000 write transactions/s',
      },
      onAws: { value: 'aws', threshold: 'aws', met: true, because: 'the application runs on: aws' },
    });
  });

  test('says within which bounds a number lies, and how much was left out', () => {
    const told = (write?: number, lookups?: number) => {
      const lookup = { name: 'lookup', entity: 'Item', operation: 'list', by: ['owner'], peakPerSecond: lookups };
      const { singleKey, beyondOnePrimary } = decide(withPattern(write, lookup)).test;
      return [singleKey.because, beyondOnePrimary.because];
    };
    expect(told(1_000)).toEqual([
      '0 % to 100 % of requests are served by a single key, with 1 rate left out; 90 % are needed',
      '1,000 write transactions/s declared and 1 number left out; one Postgres primary carries less than 30,000 write transactions/s',
    ]);
    expect(told(undefined, 1_000)[0]).toBe('50 % to 100 % of requests are served by a single key, with 1 rate left out; 90 % are needed');
    expect(told(1_000, 500)).toEqual([
      '80 % of requests are served by a single key; 90 % are needed',
      '1,000 write transactions/s declared; one Postgres primary carries less than 30,000 write transactions/s',
    ]);
  });

  test('leaves a part unknown when an undeclared rate could settle it', () => {
    const decision = decide(keyValue(undefined));
    expect(decision.test.beyondOnePrimary).not.toHaveProperty('met');
    expect(decision).toMatchObject({ engine: 'postgres', decidedBy: 'default' });
    expect(decision.unknowns).toEqual([
      'accessPatterns.write.peakPerSecond: unknown; would matter because one Postgres primary is outgrown from 30,000 write transactions/s on, and 0 write transactions/s are declared',
      'traffic: unknown; would matter because it could make DynamoDB a named recommendation (functions without a pool of their own, unpredictable traffic, all by the table key)',
      'clients: unknown; would matter because it could make DynamoDB a named recommendation (functions without a pool of their own, unpredictable traffic, all by the table key)',
      'evolution: unknown; would matter because no named recommendation of DynamoDB holds while patterns evolve',
    ]);
  });
});

describe('flips', () => {
  test('tell from which number on the other engine would be taken', () => {
    const [nearest] = decide(keyValue(15_000)).flips;
    expect(nearest).toEqual({ signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 30_000, factor: 2, engine: 'dynamodb' });
  });

  test('tell below which number it would be Postgres again', () => {
    const flips = decide(keyValue(60_000)).flips;
    expect(flips).toContainEqual({ signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 30_000, factor: 0.5, engine: 'postgres' });
  });

  test('hold: the profile at the number has the engine that was told, and just short of it the present one', () => {
    for (const declared of [500, 15_000, 60_000, 200_000]) {
      const decision = decide(keyValue(declared));
      for (const flip of decision.flips.filter(({ signal }) => signal === 'writeTransactionsPerSecond')) {
        const [above, below] = flip.factor > 1 ? [flip.engine, decision.engine] : [decision.engine, flip.engine];
        expect([decide(keyValue(flip.at)).engine, decide(keyValue(flip.at - 1)).engine]).toEqual([above, below]);
      }
    }
  });

  const lookups = (perSecond: number | undefined, writes = 40_000) => withPattern(writes, {
    name: 'of owner', entity: 'Item', operation: 'list', by: ['owner'], ...(perSecond && { peakPerSecond: perSecond }),
  });
  const ofKey = (profile: ReturnType<typeof lookups>) => decide(profile).flips.filter(({ signal }) => signal === 'singleKeyShare');

  test('tell from which share of a single key on the other engine would be taken, and below which', () => {
    expect(ofKey(lookups(41_000))).toEqual([
      { signal: 'singleKeyShare', unit: 'of requests by a single key', at: 0.9, factor: 1.8, engine: 'dynamodb' },
    ]);
    expect(ofKey(lookups(1_000))).toEqual([
      { signal: 'singleKeyShare', unit: 'of requests by a single key', at: 0.9, factor: 0.9 / (41_000 / 42_000), engine: 'postgres' },
    ]);
    expect([decide(lookups(4_556)).engine, decide(lookups(4_555)).engine]).toEqual(['postgres', 'dynamodb']);
  });

  test.each<[string, ReturnType<typeof lookups>]>([
    ['one primary carries the load', lookups(2_000, 6_000)],
    ['a rate is unknown', lookups(undefined)],
    ['a single key serves all', keyValue(40_000)],
    ['nothing goes by a single key', checkProfile({ ...lookups(90_000), accessPatterns: [{ name: 'l', entity: 'Item', operation: 'list', by: ['owner'], peakPerSecond: 90_000 }] })],
  ])('tell nothing of the share where %s', (_, profile) => expect(ofKey(profile)).toEqual([]));

  test('are none where an exclusion stands in the way at every number', () => {
    const engines = decide(withPattern(100, SEARCH)).flips.map((flip) => flip.engine);
    expect(engines).not.toContain('dynamodb');
  });

  test('come nearest first', () => {
    const distances = decide(keyValue(15_000)).flips.map((flip) => Math.abs(Math.log(flip.factor)));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });
});

describe('the hash', () => {
  test('is that of the engine taken', () => {
    const override = { engine: Engine.DYNAMODB, reason: 'r' };
    expect(decide(keyValue(100), { override }).hash).not.toBe(decide(keyValue(100)).hash);
    const [steady, unpredictable] = ['steady', 'unpredictable'].map((traffic) => keyValue(100, { traffic }));
    expect(decide(steady, { override }).hash).toBe(decide(unpredictable, { override }).hash);
    expect(decide(steady).hash).not.toBe(decide(unpredictable).hash);
  });

  test('is the same for the same decision, whatever the prices', () => {
    expect(decide(keyValue(100), { region: 'eu-central-1' }).hash).toBe(decide(keyValue(100)).hash);
  });

  test('differs when the design does', () => {
    const list = { name: 'of owner', entity: 'Item', operation: 'list', by: ['owner'], peakPerSecond: 1 };
    expect(decide(withPattern(100, list)).hash).not.toBe(decide(keyValue(100)).hash);
  });
});

test('a chosen option is taken, and what the rules find stays', () => {
  const decision = decide(keyValue(100), { chosen: { 'postgres/pooler': 'rds-proxy' } });
  expect(decision.options['postgres/pooler']).toBe('rds-proxy');
  expect(decision.costs.postgres.lines.map(({ item }) => item)).toContain('RDS Proxy');
  expect(decision.findings.map(({ rule }) => rule)).toContain('postgres/pooler/rds-proxy-pins-sessions');
});

test('every question has an option, and every pattern a line of coverage for each engine', () => {
  const decision = decide(withPattern(100, SEARCH));
  expect(Object.keys(decision.options)).toEqual([
    'engine',
    'dynamodb/replication', 'dynamodb/capacity-mode', 'dynamodb/table-class', 'dynamodb/stream',
    'postgres/deployment', 'postgres/pooler', 'postgres/storage', 'postgres/pool-mode', 'postgres/network',
  ]);
  expect(decision.coverage.map(({ engine, pattern }) => `${engine} ${pattern}`)).toEqual([
    'postgres write', 'postgres read', 'postgres search', 'dynamodb write', 'dynamodb read', 'dynamodb search',
  ]);
});

test('a pattern that a design cannot serve has no key in its line', () => {
  const { coverage } = decide(withPattern(100, SEARCH));
  expect(coverage.filter(({ servedBy }) => servedBy === undefined).map(({ engine, pattern }) => `${engine} ${pattern}`)).toEqual(['dynamodb search']);
  expect(coverage.at(-1)).not.toHaveProperty('servedBy');
});

test('both estimates, and the thresholds that were set, are part of the decision', () => {
  const { costs, thresholds } = decide(keyValue(100), { thresholds: { sessionItems: 5 } });
  expect([Object.keys(costs), thresholds]).toEqual([['postgres', 'dynamodb'], { sessionItems: 5 }]);
  expect(costs.postgres.monthlyUsd).not.toBe(costs.dynamodb.monthlyUsd);
});

test('requests are told where DynamoDB is taken', () => {
  expect(decide(keyValue(30_000)).accessMap).toBeDefined();
  expect(decide(keyValue(100)).accessMap).toBeUndefined();
});

test('migration is told where a store exists, with the guidance\'s estimates', () => {
  const leaving = decide(keyValue(100_000, { existingStore: { engine: 'postgres' } }));
  expect(leaving.engine).toBe('dynamodb');
  expect(leaving.migration.join('\n')).toMatch(/2 to 4 engineer-months/);
  const arriving = decide(withPattern(100, SEARCH, { existingStore: { engine: 'dynamodb', entityTypes: 3 }, singleStore: true }));
  expect(arriving.engine).toBe('postgres');
  expect(arriving.migration.join('\n')).toMatch(/1 to 2 engineer-months per major entity type: 3 to 6 for 3/);
  expect(decide(keyValue(100)).migration).toEqual([]);
});

test('is told once, and whole in JSON', () => {
  const decision = decide(keyValue(100));
  expect(decision.findings).toBe(decision.findings);
  expect(Object.keys(JSON.parse(JSON.stringify(decision)))).toEqual(expect.arrayContaining([
    'outcome', 'engine', 'decidedBy', 'rationale', 'test', 'options', 'findings', 'flips', 'coverage', 'costs', 'unknowns', 'hash',
  ]));
});

test('tells of the tables that are built, of requests on DynamoDB, and of sizes on Postgres', () => {
  const [dynamodb, postgres] = [decide(keyValue(30_000)), decide(keyValue(100))];
  expect(dynamodb.tables).toEqual([expect.stringMatching(/^table Item: partition id/)]);
  expect(dynamodb.accessMap!.patterns.map(({ name }) => name)).toEqual(['write', 'read']);
  expect(dynamodb.sizing).toBeUndefined();
  expect(postgres.tables).toEqual(['table item: primary key id']);
  expect(postgres.sizing).toEqual([...postgres.postgresDesign.sizing.because, ...postgres.postgresDesign.pool.because]);
  expect(postgres.accessMap).toBeUndefined();
});

test('tells of no table and no size in a conflict', () => {
  const { tables, sizing } = decide(keyValue(100, { regions: { topology: 'active-active', replicas: ['eu-west-1'] }, platform: 'elsewhere' }));
  expect([tables, sizing]).toEqual([undefined, undefined]);
});

test('tells every threshold, and who set it', () => {
  const { thresholds, thresholdsInForce } = decide(keyValue(100), { thresholds: { sessionItems: 5 } });
  expect(thresholds).toEqual({ sessionItems: 5 });
  expect(thresholdsInForce.filter(({ setBy }) => setBy !== 'default')).toEqual([expect.objectContaining({ name: 'sessionItems', value: 5, setBy: 'props' })]);
  expect(thresholdsInForce.length).toBeGreaterThan(10);
});

test('settles no engine among the options of a conflict', () => {
  const { options } = decide(withPattern(100, SEARCH, { regions: ACTIVE_ACTIVE }));
  expect(options).not.toHaveProperty('engine');
  expect(options).toHaveProperty(['postgres/deployment']);
});
