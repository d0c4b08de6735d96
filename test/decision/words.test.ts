import { decide } from '../../src/decision/decide';
import { flipInWords } from '../../src/decision/flip-in-words';
import { byWeight } from '../../src/decision/order';
import { TRADE_OFFS, tradeOffsOf } from '../../src/decision/trade-offs';
import { Engine } from '../../src/profile/engine';
import { checkProfile } from '../../src/profile/schema';
import { Finding, Verdict } from '../../src/rules/finding';

const SEARCH = { name: 'search', entity: 'Item', operation: 'search', by: ['text'], peakPerSecond: 5 };
const OF_OWNER = { name: 'of owner', entity: 'Item', operation: 'list', by: ['owner'], peakPerSecond: 5 };

/** Written and read by key, so many writes a second. */
function items(writesPerSecond: number, rest: object = {}, ...patterns: object[]) {
  return checkProfile({
    entities: [{
      name: 'Item', key: ['id'], attributes: { id: 'string', owner: 'string', text: 'string', at: 'timestamp' }, itemCount: 1_000_000, averageItemBytes: 800,
    }],
    accessPatterns: [
      { name: 'write', entity: 'Item', operation: 'put', peakPerSecond: writesPerSecond }, { name: 'read', entity: 'Item', operation: 'get', peakPerSecond: 1_000 },
      ...patterns,
    ],
    ...rest,
  });
}

const DYNAMODB_TODAY = { existingStore: { engine: 'dynamodb', entityTypes: 3 } };
const TEST = '100 % of requests are served by a single key; 90 % are needed; 100 write transactions/s declared; one Postgres primary carries less than 30,000 write transactions/s.';
const WITH_SEARCH = TEST.replace('100 %', '99.5 %');
const NO_FLIP = 'No measure of scale and no share of the key, changed alone, would change the engine.';
const REST = 'the declared, with all else as it is.';

describe('the rationale', () => {
  test.each<[string, ReturnType<typeof items>, string]>([
    ['the default', items(100), `Postgres, by default: nothing proves that DynamoDB is needed. ${TEST} It would be DynamoDB from 30,000 write transactions/s: 300× ${REST}`],
    ['an exclusion', items(100, {}, SEARCH),
      `Postgres: the other engine cannot serve this profile: DynamoDB has no full-text search. ${WITH_SEARCH} It would be a conflict from 80,000 write transactions/s: 800× ${REST}`],
    ['two exclusions', items(100, { requires: ['triggers'] }, SEARCH),
      'Postgres: the other engine cannot serve this profile: DynamoDB has no full-text search; the application insists on features that only Postgres has. '
      + `${WITH_SEARCH} It would be a conflict from 80,000 write transactions/s: 800× ${REST}`],
    ['a conflict', items(100, { regions: { topology: 'active-active', replicas: ['eu-west-1'] } }, SEARCH),
      `Conflict: neither engine can serve this profile: managed Postgres writes in one Region only; DynamoDB has no full-text search. ${WITH_SEARCH} ${NO_FLIP}`],
    ['a named recommendation', items(100, { traffic: 'unpredictable', clients: { kind: 'functions' } }),
      `DynamoDB, by a named recommendation: functions with unpredictable traffic read one key over HTTP. ${TEST} ${NO_FLIP}`],
    ['the three-part test', items(60_000),
      `DynamoDB: single key, beyond one primary and on AWS are all proven. ${TEST.replace('100 write', '60,000 write')} It would be Postgres below 30,000 write transactions/s: 0.5× ${REST}`],
    ['a table that stays', items(100, DYNAMODB_TODAY), `DynamoDB: the existing table serves every pattern by key, and stays. ${TEST} ${NO_FLIP}`],
    ['a table that keeps its key path', items(100, DYNAMODB_TODAY, SEARCH),
      `Postgres beside the existing table, which keeps the single-key path. ${WITH_SEARCH} ${NO_FLIP}`],
  ])('says what settled it: %s', (_, profile, rationale) => expect(decide(profile).rationale).toBe(rationale));

  test('repeats the reason of an override', () => {
    expect(decide(items(100), { override: { engine: Engine.DYNAMODB, reason: 'we run nothing else' } }).rationale)
      .toMatch(/^DynamoDB, by override: we run nothing else\. 100 %/);
  });

  test('names a title once, however often its rule speaks', () => {
    expect(decide(items(100, {}, SEARCH, { ...SEARCH, name: 'again' })).rationale.match(/no full-text search/g)).toHaveLength(1);
  });
});

describe('the alternative', () => {
  const summary = (profile: ReturnType<typeof items>, engine?: Engine) =>
    decide(profile, engine && { override: { engine, reason: 'r' } }).alternative?.summary.replace(/\$[\d,.]+/, '$N');

  test.each<[string, ReturnType<typeof items>, string]>([
    ['nothing excludes', items(100), 'DynamoDB with 1 table and 0 GSIs, on-demand, at about $N a month; it could serve this profile, but nothing proves that it is needed'],
    ['an index is needed', items(100, {}, OF_OWNER),
      'DynamoDB with 1 table and 1 GSI, on-demand, at about $N a month; it could serve this profile, but nothing proves that it is needed'],
    ['one rule excludes', items(100, {}, SEARCH), 'DynamoDB with 1 table and 0 GSIs, on-demand, at about $N a month; it is excluded, as DynamoDB has no full-text search'],
    ['two rules exclude', items(100, { requires: ['triggers'] }, SEARCH),
      'DynamoDB with 1 table and 0 GSIs, on-demand, at about $N a month; it is excluded, as DynamoDB has no full-text search, and 1 more'],
    ['Postgres was overruled', items(30_000),
      'Postgres as aurora-provisioned with 1 reader, at about $N a month; it is the default, but one primary would not carry this load for long'],
    ['Postgres was passed over', items(100, { traffic: 'unpredictable', clients: { kind: 'functions' } }),
      'Postgres as aurora-serverless-v2 with 1 reader, at about $N a month; it could serve this profile, and is the default that was overruled'],
    ['a join is rare', items(100, {}, { name: 'joined', entity: 'Item', operation: 'get', joins: ['Item'], peakPerSecond: 5 }),
      "DynamoDB with 1 table and 0 GSIs, on-demand, at about $N a month; it could serve this profile, 'joined' (5/s) by copies or several requests, but nothing proves that it is needed"],
    ['a rate is not known', items(100, {}, { ...OF_OWNER, peakPerSecond: undefined }),
      'DynamoDB with 1 table and 1 GSI, on-demand, at no less than $N a month; it could serve this profile, but nothing proves that it is needed'],
    ['a table is kept', items(100, DYNAMODB_TODAY, SEARCH),
      'DynamoDB alone with 1 table and 0 GSIs, on-demand, at about $N a month; it is excluded, as DynamoDB has no full-text search'],
    ['Postgres is refused', items(90_000), 'Postgres as aurora-provisioned with 1 reader, at about $N a month; it is excluded, as no single Postgres primary carries this load'],
  ])('is told in a sentence where %s', (_, profile, expected) => expect(summary(profile)).toBe(expected));

  test('is what the rules alone take, under an override', () => {
    expect(summary(items(60_000), Engine.POSTGRES)).toBe('DynamoDB with 1 table and 0 GSIs, on-demand, at about $N a month; the rules alone take it (three-part-test)');
    expect(summary(items(100), Engine.DYNAMODB)).toMatch(/; the rules alone take it \(default\)$/);
  });

  test('is none in a conflict', () => {
    expect(decide(items(90_000, {}, SEARCH)).alternative).toBeUndefined();
  });
});

describe('migration', () => {
  test.each<[string, ReturnType<typeof items>, RegExp[]]>([
    ['no store exists', items(100), []],
    ['Postgres stays', items(100, { existingStore: { engine: 'postgres' } }), []],
    ['the table stays', items(100, DYNAMODB_TODAY), []],
    ['nothing was decided', items(90_000, { existingStore: { engine: 'postgres' } }, SEARCH), []],
    ['another kind of store exists', items(100, { existingStore: { engine: 'other' } }), [/^the existing store is of another kind: no published effort applies$/]],
    ['Postgres is left', items(90_000, { existingStore: { engine: 'postgres' } }), [
      /^from Postgres to DynamoDB is a redesign, not a transfer: group every query by access pattern, .* rewrite data access for the AWS SDK$/, /^plan 2 to 4 engineer-months/,
    ]],
    ['the table is left', items(100, DYNAMODB_TODAY, { ...SEARCH, peakPerSecond: 5_000 }), [
      /^from DynamoDB to Postgres: export to S3, then COPY/, /^plan 1 to 2 engineer-months per major entity type: 3 to 6 for 3 \(the guidance's estimate/, /^cheaper than to migrate/,
    ]],
    ['no second store may be added', items(100, { ...DYNAMODB_TODAY, singleStore: true }, SEARCH), [/^from DynamoDB/, /^plan/]],
    ['the application is not on AWS', items(100, { ...DYNAMODB_TODAY, platform: 'elsewhere' }, { ...SEARCH, peakPerSecond: 5_000 }), [/^from DynamoDB/, /^plan/]],
    ['its entity types are not counted', items(100, { existingStore: { engine: 'dynamodb' }, singleStore: true }, SEARCH), [
      /^from DynamoDB/, /: 1 to 2 for 1 /,
    ]],
    ['the table keeps its key path', items(100, DYNAMODB_TODAY, SEARCH), [/^nothing migrates: the table keeps the single-key path/, /^write to both stores/]],
  ])('says what it takes where %s', (_, profile, expected) => {
    expect(decide(profile).migration).toEqual(expected.map((line) => expect.stringMatching(line)));
  });
});

describe('advisories', () => {
  const starts = (profile: ReturnType<typeof items>) => decide(profile).advisories.map((line) => line.split(/[ ,]/).slice(0, 3).join(' '));
  const [DSQL, RELATIONAL, TIMESERIES, PAUSE, ONLINE] = ['Aurora DSQL serves', 'for a new', 'for time series', 'Aurora Serverless v2', 'a GSI can'];
  const logged = (key: string[], appendOnly: boolean) => ({
    entities: [{ name: 'Item', key, attributes: { id: 'string', owner: 'string', text: 'string', at: 'timestamp' }, appendOnly }], platform: 'elsewhere',
  });

  test.each<[string, ReturnType<typeof items>, string[]]>([
    ['a new application', items(100), [RELATIONAL]],
    ['Regions that all write', items(100, { regions: { topology: 'active-active' } }), [DSQL]],
    ['a second Region', items(100, { regions: { topology: 'active-passive' } }), [RELATIONAL]],
    ['a required extension', items(100, { requires: ['postgis'] }), []],
    ['an empty list of features', items(100, { requires: [] }), [RELATIONAL]],
    ['DynamoDB, which is not relational', items(60_000), []],
    ['an existing store', items(100, { existingStore: { engine: 'postgres' } }), []],
    ['another platform', items(100, { platform: 'elsewhere' }), []],
    ['a mixed platform', items(100, { platform: 'mixed' }), [RELATIONAL]],
    ['a log by time', items(100, logged(['id', 'at'], true)), [TIMESERIES]],
    ['a log without time', items(100, logged(['id', 'text'], true)), []],
    ['what changes, by time', items(100, logged(['id', 'at'], false)), []],
    ['unpredictable traffic', items(100, { traffic: 'unpredictable', platform: 'elsewhere' }), [PAUSE]],
    ['steady traffic', items(100, { traffic: 'steady', platform: 'elsewhere' }), []],
    ['a second look-up', items(100, { platform: 'elsewhere' }, OF_OWNER), [ONLINE]],
  ])('are given for %s', (_, profile, expected) => expect(starts(profile)).toEqual(expected));

  test('each name their source', () => {
    const all = decide(items(100, { ...logged(['id', 'at'], true), platform: 'aws', traffic: 'unpredictable' }, OF_OWNER)).advisories;
    expect(all.map((line) => / \(https:\/\/docs\.aws\.amazon\.com\/\S+\)$/.test(line))).toEqual([true, true, true, true]);
  });
});

test('trade-offs are told from the side of the engine taken, each with the statements it repeats', () => {
  expect(tradeOffsOf(Engine.POSTGRES)).toEqual(TRADE_OFFS.map(({ dimension, postgres, refs }) => `${dimension}: ${postgres} (${refs.join(', ')})`));
  expect(tradeOffsOf(Engine.DYNAMODB)).toContain('full-text search: none; OpenSearch beside it (T11)');
  expect(decide(items(90_000, {}, SEARCH)).tradeOffs).toEqual([]);
});

test.each([
  [{ engine: Engine.DYNAMODB, at: 30_000, factor: 4.2 }, 'DynamoDB from 30,000 requests/s: 4.2× the declared, with all else as it is'],
  [{ engine: Engine.POSTGRES, at: 30_000, factor: 1 }, 'Postgres below 30,000 requests/s: 1× the declared, with all else as it is'],
  [{ at: 10, factor: 0.5 }, 'a conflict below 10 requests/s: 0.5× the declared, with all else as it is'],
])('a flip in words: %j', (flip, words) => {
  expect(flipInWords({ signal: 's', unit: 'requests/s', ...flip })).toBe(words);
});

test('a flip of a share says so', () => {
  expect(flipInWords({ signal: 'joinShare', unit: 'of requests that join fresh data', at: 0.1, factor: 0.4, engine: Engine.DYNAMODB }))
    .toBe('DynamoDB below 10 % of requests that join fresh data: 0.4× the declared');
  expect(flipInWords({ signal: 'requestsPerSecond', unit: 'requests/s', at: 1_000_000, factor: 2, engine: Engine.DYNAMODB }))
    .toBe('DynamoDB from 1,000,000 requests/s: 2× the declared, at every pattern alike');
});

test('findings come by weight: the engine first, then the settings of the chosen one, exclusions before favours before cautions', () => {
  const finding = (question: string, verdict: Verdict, rule: string): Finding => ({ rule, verdict, question, option: 'o', title: 't', because: 'b', sources: [] });
  const sorted = [
    finding('engine', Verdict.EXCLUDES, 'b'), finding('engine', Verdict.FAVORS, 'a'), finding('engine', Verdict.CAUTIONS, 'a'), finding('engine', Verdict.CAUTIONS, 'b'),
    finding('postgres/storage', Verdict.EXCLUDES, 'z'), finding('postgres/deployment', Verdict.CAUTIONS, 'a'), finding('dynamodb/stream', Verdict.EXCLUDES, 'a'),
  ];
  expect(byWeight([...sorted].reverse(), { engine: 'postgres' })).toEqual(sorted);
  expect(byWeight(sorted, {}).slice(4).map(({ rule }) => rule)).toEqual(['a', 'z', 'a']);
});

test('of one verdict, the findings on what was taken come first, and before others the rule that speaks of more', () => {
  const caution = (option: string, rule: string, because: string, question = 'engine'): Finding =>
    ({ rule, verdict: Verdict.CAUTIONS, question, option, title: 't', because, sources: [] });
  const sorted = [
    caution('postgres', 'z', 'pattern 1'), caution('postgres', 'z', 'pattern 2'), caution('postgres', 'b', 'pattern 1'), caution('postgres', 'c', 'pattern 1'),
    caution('dynamodb', 'a', 'pattern 1'), caution('dynamodb', 'a', 'pattern 2'), caution('dynamodb', 'a', 'pattern 3'),
    caution('gp3', 'postgres/storage/z', 'small', 'postgres/storage'), caution('io2', 'postgres/storage/a', 'dear', 'postgres/storage'),
  ];
  const shuffled = [8, 4, 3, 7, 0, 2, 5, 1, 6].map((at) => sorted[at]);
  expect(byWeight(shuffled, { 'engine': 'postgres', 'postgres/storage': 'gp3' })).toEqual(sorted);
});
