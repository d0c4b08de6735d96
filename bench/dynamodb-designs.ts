// Our DynamoDB designs beside one index per pattern and beside the designs that experts published, by indexes and by monthly cost; then how
// the time of a design grows with the profile.   npx tsx bench/dynamodb-designs.ts
import { pricesFor } from '../src/designs/cost/prices';
import { completeDynamoDb } from '../src/designs/dynamodb/complete';
import { draftDynamoDb } from '../src/designs/dynamodb/draft';
import { DynamoDbCoverage, DynamoDbDraft, DynamoDbIndex, DynamoDbTable } from '../src/designs/dynamodb/dynamodb-design';
import { indexesFor } from '../src/designs/dynamodb/indexes';
import { indexNeed, keyNeedOf } from '../src/designs/dynamodb/key-need';
import { keyAttribute } from '../src/designs/dynamodb/key-schema';
import { wantedBy } from '../src/designs/dynamodb/projection';
import { RequestLoad, requestLoads } from '../src/designs/dynamodb/request-loads';
import { requestsSent } from '../src/designs/dynamodb/requests';
import { toWorkload, Workload } from '../src/profile/workload';
import { PUBLISHED_EXAMPLES, PublishedExample } from './dynamodb-examples';
import { profileOf } from './profile-of';

const PRICES = pricesFor('us-east-1');
const OPTIONS = { 'dynamodb/capacity-mode': 'on-demand' };

interface Measured { readonly indexes: number; readonly monthlyUsd: number }

const rows = PUBLISHED_EXAMPLES.map((example) => ({ example, ...compare(example) }));
console.log('example                served   indexes: ours, one per pattern, expert   $/month: ours, one per pattern, expert   cost ratio to each');
for (const { example, served, ours, perPattern, expert } of rows) {
  console.log([
    example.name.padEnd(22), served.padStart(6), ...[ours, perPattern, expert].map(({ indexes }) => String(indexes).padStart(11)),
    ...[ours, perPattern, expert].map(({ monthlyUsd }) => monthlyUsd.toFixed(2).padStart(13)),
    ratio(ours, perPattern).toFixed(3).padStart(8), ratio(ours, expert).toFixed(3).padStart(6),
  ].join(' '));
}
const worst = Math.max(...rows.flatMap(({ ours, perPattern, expert }) => [ratio(ours, perPattern), ratio(ours, expert)]));
const more = rows.filter(({ ours, perPattern, expert }) => ours.indexes > Math.min(perPattern.indexes, expert.indexes)).length;
console.log(`the worst cost ratio is ${worst.toFixed(3)}, the aim is 1.0; more indexes than another design in ${more} of ${rows.length}`);
if (worst > 1 || more > 0) process.exitCode = 1;

console.log('\npatterns  µs per draft and design, entities of 10 patterns  µs per pattern   one entity of all patterns  µs per pattern');
for (const patterns of [10, 100, 1_000]) {
  const [spread, single] = [toWorkload(profileOf(patterns)), toWorkload(oneEntity(patterns))].map(microseconds);
  console.log([String(patterns).padStart(8), spread.toFixed(0).padStart(49), (spread / patterns).toFixed(1).padStart(15),
    single.toFixed(0).padStart(28), (single / patterns).toFixed(1).padStart(15)].join(' '));
}

function compare(example: PublishedExample) {
  const workload = toWorkload(example.profile);
  const draft = draftDynamoDb(workload);
  const served = draft.coverage.filter(({ request }) => request !== undefined).length;
  return {
    served: `${served}/${draft.coverage.length}`,
    ours: measure(workload, draft, indexCount(draft)),
    perPattern: (({ tables, coverage }) => measure(workload, { tables, coverage }, indexCount({ tables, coverage })))(onePerPattern(workload, draft)),
    expert: measure(workload, asDrawn(workload, draft, example), Object.keys(example.drawn).length, example.together),
  };
}

function indexCount({ tables }: DynamoDbDraft): number {
  return tables.reduce((sum, table) => sum + table.indexes.length, 0);
}

function measure(workload: Workload, draft: DynamoDbDraft, indexes: number, together: PublishedExample['together'] = []): Measured {
  const loads = merged(requestLoads(workload, draft), together);
  return { indexes, monthlyUsd: completeDynamoDb(workload, draft, OPTIONS, PRICES, loads).cost.monthlyUsd };
}

/** Reads that are one request are rounded to units once: the second of a pair costs what the pair costs beyond the first. */
function merged(loads: readonly RequestLoad[], pairs: NonNullable<PublishedExample['together']>): readonly RequestLoad[] {
  return loads.map((load) => pairs.some(([, second]) => second === load.access.name) && load.reads !== undefined ? { ...load, reads: load.reads - 0.5 } : load);
}

/** Every pattern that the table key does not serve gets an index of its own, as small as the pattern allows. */
function onePerPattern(workload: Workload, draft: DynamoDbDraft): DynamoDbDraft {
  return withIndexes(draft, (table) => workload.accesses.filter((access) => access.entity.name === table.entity && usesIndex(draft, access.name))
    .flatMap((access, i) => indexesFor(access.entity, [{ need: indexNeed(access.entity, keyNeedOf(access)!), wanted: wantedBy(access), patterns: [access.name] }])
      .map((index) => ({ ...index, name: `${index.name}${i}` }))));
}

function asDrawn(workload: Workload, draft: DynamoDbDraft, { drawn }: PublishedExample): DynamoDbDraft {
  return withIndexes(draft, (table) => Object.entries(drawn).flatMap(([name, parts]) => parts.filter(({ entity }) => entity === table.entity).map((part): DynamoDbIndex => {
    const entity = workload.entities.get(table.entity)!;
    const projection = typeof part.projection === 'string' ? { type: part.projection, attributes: [] } : { type: 'INCLUDE' as const, attributes: part.projection };
    const keys = (attributes: readonly string[]) => attributes.map((attribute) => keyAttribute(entity, attribute));
    return { name, partitionKeys: keys(part.partition), sortKeys: keys(part.sort ?? []), projection, patterns: part.patterns };
  })));
}

/** The draft with other indexes; each pattern goes to the one that names it. */
function withIndexes(draft: DynamoDbDraft, indexesOf: (table: DynamoDbTable) => readonly DynamoDbIndex[]): DynamoDbDraft {
  const tables = draft.tables.map((table) => ({ ...table, indexes: indexesOf(table) }));
  const byPattern = new Map(tables.flatMap(({ indexes }) => indexes.flatMap((index) => index.patterns.map((pattern) => [pattern, index.name] as const))));
  const coverage = draft.coverage.map((line): DynamoDbCoverage => {
    const index = byPattern.get(line.pattern);
    if (line.request === undefined || index === undefined) return line;
    const { lookup } = line.request;
    return { pattern: line.pattern, servedBy: index, why: '', request: lookup ? { ...line.request, lookup: { ...lookup, index } } : { ...line.request, operation: 'Query', index } };
  });
  return { tables, coverage };
}

function usesIndex(draft: DynamoDbDraft, pattern: string): boolean {
  const { request } = draft.coverage.find((line) => line.pattern === pattern)!;
  return request !== undefined && requestsSent(request).some(({ index }) => index !== undefined);
}

function ratio(ours: Measured, other: Measured): number {
  return ours.monthlyUsd / other.monthlyUsd;
}

/** The same patterns, all on one entity. */
function oneEntity(patterns: number) {
  const { entities, accessPatterns } = profileOf(patterns);
  return { entities: entities.slice(0, 1), accessPatterns: accessPatterns.map((one) => ({ ...one, entity: entities[0].name })) };
}

/** The middle of five rounds, after one that only warms up. */
function microseconds(workload: Workload): number {
  const round = () => {
    const end = performance.now() + 400;
    const started = process.cpuUsage();
    let calls = 0;
    for (; performance.now() < end; calls++) completeDynamoDb(workload, draftDynamoDb(workload), OPTIONS, PRICES);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / calls;
  };
  return Array.from({ length: 6 }, round).slice(1).sort((a, b) => a - b)[2];
}
