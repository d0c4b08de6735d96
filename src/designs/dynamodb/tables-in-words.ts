import { flatMap } from '../../profile/flat-map';
import { count, counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { coAccessNotes } from './co-access';
import { BuiltTable, builtTables } from './collections';
import { DynamoDbDesign, DynamoDbIndex, DynamoDbTable, HotKey, KeyAttribute, ScalingRange, ShardedPattern, UnitsPlan } from './dynamodb-design';
import { ACCOUNT_UNITS_QUOTA, TABLE_UNITS_QUOTA } from './limits';
import { notesOn } from './notes';
import { provisionedReach, quotaToAskFor } from './throughput';

/**
 * What holds for every index: DynamoDB changes neither keys nor projections, and CloudFormation makes or deletes one index of a table in a
 * stack operation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 */
const INDEXES_ARE_FINAL = 'an index keeps its key and its projection for good, and one deployment makes or deletes one index of a table: add patterns '
  + 'that need indexes one deployment at a time; where a pattern that returns more changes a projection, deploy once without the patterns of that index '
  + '(an index that projects ALL never needs this)';

/** The tables of a design: keys, indexes, throughput and what they ask of the application; a clause each. */
export function tablesInWords(workload: Workload, design: DynamoDbDesign): string[] {
  const together = coAccessNotes(workload);
  const notesOf = (table: DynamoDbTable) =>
    [...notesOn(workload.entities.get(table.entity)!, table, design.coverage), ...together.get(table.entity) ?? []];
  return [
    ...flatMap(builtTables(design.tables), (table) => tableInWords(table, design, notesOf)),
    ...accountQuotaInWords(design),
    ...(design.tables.some((table) => table.indexes.length > 0) ? [INDEXES_ARE_FINAL] : []),
  ];
}

function tableInWords(
  { name, parts }: BuiltTable, { throughput, hotKeys }: DynamoDbDesign, notesOf: (table: DynamoDbTable) => readonly string[],
): string[] {
  const plan = throughput.find(({ table }) => table === name);
  const [{ partitionKey, sortKey }] = parts;
  const holds = parts.length > 1 || parts[0].collection !== undefined ? ` of ${parts.map(({ entity }) => entity).join(', ')}` : '';
  const indexes = flatMap(parts, (part) => part.indexes);
  return [
    `table ${name}${holds}: partition ${partitionKey.name}${sortKey === undefined ? '' : `, sort ${sortKey.name}`}${unitsInWords(plan?.own)}`,
    ...indexes.map((index) => `index ${index.name} of ${name}: ${indexInWords(index)}${unitsInWords(plan?.indexes[index.name])}`),
    ...flatMap(parts, (part) => notesOf(part).map((note) => `${part.entity}: ${note}`)),
    ...hotKeys.filter(({ table }) => table === name).map(hotKeyInWords),
  ];
}

function indexInWords({ partitionKeys, sortKeys, projection, patterns }: DynamoDbIndex): string {
  const names = (keys: readonly KeyAttribute[]) => keys.map((key) => key.name).join(', ');
  const sort = sortKeys.length === 0 ? '' : `, sort ${names(sortKeys)}`;
  const includes = projection.attributes.length === 0 ? '' : ` (${projection.attributes.join(', ')})`;
  return `partition ${names(partitionKeys)}${sort}; projects ${projection.type}${includes}; serves ${patterns.map((pattern) => `'${pattern}'`).join(', ')}`;
}

function unitsInWords(plan: UnitsPlan = {}): string {
  const { maxReadUnits, maxWriteUnits, reads, writes, warm, quotaReadUnits, quotaWriteUnits } = plan;
  const range = (kind: string, scaling?: ScalingRange) => scaling === undefined ? []
    : [`${count(scaling.min)} to ${count(scaling.max)} ${kind} units/s, scaled at ${scaling.targetPercent} %`];
  const parts = [
    ...(maxReadUnits === undefined ? [] : [`at most ${count(maxReadUnits)} read units/s`]),
    ...(maxWriteUnits === undefined ? [] : [`at most ${count(maxWriteUnits)} write units/s`]),
    ...range('read', reads),
    ...range('write', writes),
    ...(warm === undefined ? [] : [`warm for ${count(warm.readUnitsPerSecond)} read and ${count(warm.writeUnitsPerSecond)} write units/s`]),
    ...quotaInWords('read', quotaReadUnits, TABLE_UNITS_QUOTA),
    ...quotaInWords('write', quotaWriteUnits, TABLE_UNITS_QUOTA),
  ];
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}

/** The quota of the account counts what is provisioned, wherever it stands. */
function accountQuotaInWords({ throughput }: DynamoDbDesign): string[] {
  const { readUnitsPerSecond, writeUnitsPerSecond } = provisionedReach(throughput);
  const asked = [
    ...quotaInWords('read', quotaToAskFor(readUnitsPerSecond, ACCOUNT_UNITS_QUOTA), ACCOUNT_UNITS_QUOTA),
    ...quotaInWords('write', quotaToAskFor(writeUnitsPerSecond, ACCOUNT_UNITS_QUOTA), ACCOUNT_UNITS_QUOTA),
  ];
  return asked.length === 0 ? [] : [`the account in this Region: ${asked.join(', ')}, for what auto scaling may provision in all tables and indexes`];
}

function quotaInWords(kind: string, units: number | undefined, quota: number): string[] {
  return units === undefined ? [] : [`a quota of ${count(units)} ${kind} units/s to ask AWS for beforehand (the default is ${count(quota)})`];
}

function hotKeyInWords({ table, partition, readUnitsPerSecond, writeUnitsPerSecond, shards, keyExpression, patterns }: HotKey): string {
  return `table ${table}: the busiest ${partition} takes ${count(readUnitsPerSecond)} read and ${count(writeUnitsPerSecond)} write units/s, more than one `
    + `partition carries; ${shards} shards would spread it: ${keyExpression}; then ${patterns.map(shardedInWords).join(', ')}`;
}

function shardedInWords({ pattern, requests, readUnits }: ShardedPattern): string {
  const units = readUnits === undefined ? '' : ` and ${counted(readUnits, 'read unit')}`;
  return `'${pattern}' takes ${requests === 1 ? '1 request' : `${requests} requests`}${units}`;
}
