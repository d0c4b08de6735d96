import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { AccessPattern, AccessPatternProfile, AttributeType, ClientKind, Engine, ExistingEngine, Operation, Topology } from '../src';
import { DataStore } from '../src/data-store';
import { DataStoreProps } from '../src/data-store-props';

const GET: AccessPattern = { name: 'read', entity: 'User', operation: Operation.GET, peakPerSecond: 10 };
const PUT: AccessPattern = { name: 'write', entity: 'User', operation: Operation.PUT, peakPerSecond: 40_000 };

function profile(accessPatterns: AccessPattern[], rest: Partial<AccessPatternProfile> = {}): AccessPatternProfile {
  return {
    entities: [{
      name: 'User',
      key: ['id'],
      attributes: { id: AttributeType.STRING, email: AttributeType.STRING },
      itemCount: 1_000,
      averageItemBytes: 500,
    }],
    accessPatterns,
    ...rest,
  };
}

const ON_DYNAMODB = profile([PUT]);
const ON_POSTGRES = profile([GET]);

function synth(props: DataStoreProps, context: Record<string, unknown> = {}): { store: DataStore; stack: Stack; template: Template } {
  const stack = new Stack(new App({ context }), 'Stack');
  const store = new DataStore(stack, 'Store', props);
  return { store, stack, template: Template.fromStack(stack) };
}

describe('the engine that is built', () => {
  test('is DynamoDB when the three-part test passes', () => {
    const { store, template } = synth({ profile: ON_DYNAMODB });
    expect(store.engine).toBe(Engine.DYNAMODB);
    expect(Object.keys(store.dynamoDb.tables)).toEqual(['User']);
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    template.resourceCountIs('AWS::RDS::DBInstance', 0);
  });

  test('is Postgres by default', () => {
    const { store, template } = synth({ profile: ON_POSTGRES });
    expect(store.engine).toBe(Engine.POSTGRES);
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
    template.hasResourceProperties('AWS::RDS::DBInstance', { Engine: 'postgres', StorageEncrypted: true, DeletionProtection: true });
  });

  test('has no pooler where every client comes over the Data API', () => {
    const { store, template } = synth({ profile: profile([GET], { clients: { kind: ClientKind.FUNCTIONS, canJoinVpc: false } }) });
    expect(store.decision.options['postgres/pooler']).toBe('none');
    template.hasResourceProperties('AWS::RDS::DBCluster', { EnableHttpEndpoint: true });
    template.resourceCountIs('AWS::ECS::Service', 0);
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  });

  test('follows an override; what speaks against it becomes warnings that name the rule', () => {
    const { store, stack } = synth({
      profile: profile([GET, { name: 'all', entity: 'User', operation: Operation.LIST, peakPerSecond: 1 }]),
      override: { engine: Engine.DYNAMODB, reason: 'the team knows it best' },
    });
    expect(store.decision).toMatchObject({ engine: 'dynamodb', decidedBy: 'override', override: { reason: 'the team knows it best' } });
    Annotations.fromStack(stack).hasWarning('/Stack/Store', Match.stringLikeRegexp('data-store::engine/list-without-key'));
  });

  test('warns that an existing table is not adopted', () => {
    const existingStore = { engine: ExistingEngine.DYNAMODB };
    const stays = synth({ profile: profile([PUT], { existingStore }) }).stack;
    Annotations.fromStack(stays).hasWarning('/Stack/Store', Match.stringLikeRegexp('name the existing one in existingTables'));
    const list: AccessPattern = { name: 'all', entity: 'User', operation: Operation.LIST, peakPerSecond: 1 };
    const beside = synth({ profile: profile([GET, list], { existingStore }) });
    expect(beside.store.decision).toMatchObject({ engine: 'postgres', keepExisting: 'dynamodb' });
    Annotations.fromStack(beside.stack).hasWarning('/Stack/Store', Match.stringLikeRegexp('keeps the single-key path'));
  });

  test('warns of a quota that must be raised before the deployment', () => {
    const { stack } = synth({ profile: ON_DYNAMODB });
    Annotations.fromStack(stack).hasNoWarning('/Stack/Store', Match.anyValue());
    const busy = synth({ profile: profile([{ ...PUT, peakPerSecond: 60_000 }]) }).stack;
    Annotations.fromStack(busy).hasWarning('/Stack/Store', Match.stringLikeRegexp('60,000 write units/s at the peak, and the default quota is 40,000'));
  });

  test('follows thresholds of the context, and those of the props before them', () => {
    const context = { 'cdk-data-store:thresholds': { beyondWriteTransactionsPerSecond: 50_000 } };
    expect(synth({ profile: ON_DYNAMODB }, context).store.engine).toBe(Engine.POSTGRES);
    const props = { profile: ON_DYNAMODB, thresholds: { beyondWriteTransactionsPerSecond: 20_000 } };
    const { store } = synth(props, context);
    expect(store.engine).toBe(Engine.DYNAMODB);
    expect(store.decision.thresholdsInForce[0]).toMatchObject({ name: 'beyondWriteTransactionsPerSecond', value: 20_000, setBy: 'props' });
  });

  test('reckons with prices of the props before those of the context, and with the network it is given', () => {
    const lineOf = ({ decision }: DataStore, item: string) => decision.costs.postgres.lines.find((line) => line.item === item);
    const context = { 'cdk-data-store:prices': { factor: 2, prices: { secret: 1 } } };
    const { store, stack } = synth({ profile: ON_POSTGRES, prices: { prices: { secret: 0.25 } } }, context);
    expect(lineOf(store, 'secrets')).toMatchObject({ unitUsd: 0.25, source: 'set by you' });
    expect(lineOf(store, 'encryption key')).toMatchObject({ unitUsd: 2 });
    expect(lineOf(store, 'interface endpoints')).toBeDefined();
    const given = new DataStore(stack, 'Given', { profile: ON_POSTGRES, vpc: new Vpc(stack, 'Vpc') });
    expect(lineOf(given, 'interface endpoints')).toBeUndefined();
  });

  test('takes thresholds of the context as text too, as `cdk synth --context` gives them', () => {
    const { store } = synth({ profile: ON_DYNAMODB }, { 'cdk-data-store:thresholds': '{"beyondWriteTransactionsPerSecond": 50000}' });
    expect(store.decision.thresholdsInForce[0]).toMatchObject({ value: 50_000, setBy: 'context' });
  });
});

describe('the rationale', () => {
  const { store, template } = synth({ profile: ON_DYNAMODB });

  test('stands in the template metadata under one key, by the path of the store', () => {
    expect(template.toJSON().Metadata['cdk-data-store']).toMatchObject({
      Store: { outcome: 'decided', engine: 'dynamodb', decidedBy: 'three-part-test', hash: store.decision.hash },
    });
  });

  test('stands on the primary resource, so that a new decision is deployed', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      Metadata: { 'cdk-data-store': { engine: 'dynamodb', decision: store.decision.hash } },
    });
  });

  test('stands in outputs: engine, paragraph, and where the data is', () => {
    template.hasOutput('*', { Value: 'dynamodb' });
    template.hasOutput('*', { Value: Match.stringLikeRegexp('^DynamoDB \\(settled by: three-part-test\\)') });
    expect(Object.keys(template.findOutputs('*', { Value: { Ref: Match.stringLikeRegexp('^StoreDynamoDb') } }))).toHaveLength(1);
  });

  test('keeps outputs within 1,024 bytes and metadata within 200 KB for a long profile', () => {
    const many = Array.from({ length: 400 }, (_, index): AccessPattern => ({
      ...GET, name: `${'ä'.repeat(100)}${index}`, operation: Operation.SEARCH, by: ['email'],
    }));
    const long = synth({ profile: profile(many) }).template.toJSON();
    const outputs = Object.values<{ Value: unknown; Description?: string }>(long.Outputs);
    for (const { Value, Description = '' } of outputs) {
      expect(Buffer.byteLength(typeof Value === 'string' ? Value : '')).toBeLessThanOrEqual(1_024);
      expect(Buffer.byteLength(Description)).toBeLessThanOrEqual(1_024);
    }
    expect(Buffer.byteLength(JSON.stringify(long.Metadata))).toBeLessThanOrEqual(200_000);
    expect(long.Metadata['cdk-data-store'].Store.wholeRecord).toMatch(/\.md$/);
  });

  test('lies in the cloud assembly as Markdown and HTML', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
    const app = new App({ outdir });
    new DataStore(new Stack(app, 'Stack'), 'Store', { profile: ON_DYNAMODB });
    expect(readdirSync(outdir).filter((file) => file.includes('.decision'))).toEqual([]);
    app.synth();
    const records = readdirSync(outdir).filter((file) => file.includes('.decision'));
    expect(records.sort()).toEqual(['Stack-Store.decision.html', 'Stack-Store.decision.md']);
    for (const record of records) expect(readFileSync(join(outdir, record), 'utf8')).toContain('What would change the answer');
  });

  test('has the access map beside it as JSON on DynamoDB, as the decision has it', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
    const { decision } = new DataStore(new Stack(app, 'Stack'), 'Store', { profile: ON_DYNAMODB });
    const outdir = app.synth().directory;
    const map = JSON.parse(readFileSync(join(outdir, 'Stack-Store.access-map.json'), 'utf8'));
    expect(map).toEqual(decision.accessMap);
    expect(map.patterns[0].requests[0].operation).toBe('PutItem');
    expect(readFileSync(join(outdir, 'Stack-Store.decision.md'), 'utf8')).toMatch(/## The tables[^]*## The requests of each access pattern/);
  });

  test('of several stores stands side by side', () => {
    const stack = new Stack(new App(), 'Stack');
    new DataStore(stack, 'A', { profile: ON_DYNAMODB });
    new DataStore(stack, 'B', { profile: ON_DYNAMODB });
    expect(Object.keys(Template.fromStack(stack).toJSON().Metadata['cdk-data-store'])).toEqual(['A', 'B']);
  });
});

describe('fails', () => {
  const create = (props: DataStoreProps) => () => new DataStore(new Stack(new App(), 'Stack'), 'Store', props);

  test('on a profile with faults, naming all of them', () => {
    const broken = profile([{ ...GET, entity: 'Usr' }, { ...GET, by: ['emial'] }]);
    expect(create({ profile: broken })).toThrow(/accessPatterns\[0\]\.entity[^]*accessPatterns\[1\]\.by/);
  });

  test('on a conflict, naming what each engine fails and the ways out; nothing is built', () => {
    const stack = new Stack(new App(), 'Stack');
    const conflict = profile([GET, { name: 'words', entity: 'User', operation: Operation.SEARCH, by: ['email'] }], {
      regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['eu-west-1'] },
    });
    expect(() => new DataStore(stack, 'Store', { profile: conflict }))
      .toThrow(/neither engine can serve[^]*Postgres is excluded[^]*DynamoDB is excluded[^]*ways out/);
    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });

  test('on an unknown threshold', () => {
    const context = { 'cdk-data-store:thresholds': { speed: 1, beyondBytes: -1 } };
    const app = new App({ context });
    expect(() => new DataStore(new Stack(app, 'Stack'), 'Store', { profile: ON_POSTGRES }))
      .toThrow(/speed: unknown threshold[^]*beyondBytes: got -1; give a number above 0, in bytes/);
  });

  test('on prices with faults, naming all of them', () => {
    expect(create({ profile: ON_POSTGRES, prices: { factor: -1, prices: { gold: 1 } } }))
      .toThrow(/invalid prices, 2 faults:[^]*prices\.factor: got -1[^]*prices\.prices\.gold: unknown price/);
  });

  test('when the resources of the other engine are asked for, naming the decision', () => {
    const { store } = synth({ profile: ON_DYNAMODB });
    expect(() => store.postgres).toThrow(/Stack\/Store: no postgres resources: this store is on DynamoDB; DynamoDB: single key/);
  });
});
