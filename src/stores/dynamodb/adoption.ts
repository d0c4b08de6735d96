import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { builtTables } from '../../designs/dynamodb/collections';
import { DynamoDbCoverage, DynamoDbDesign, DynamoDbIndex, DynamoDbRequest, DynamoDbTable } from '../../designs/dynamodb/dynamodb-design';
import { requestsSent } from '../../designs/dynamodb/requests';
import { ExistingTable } from './existing-table';

/** Existing tables with the design as it stands on them. */
export interface Adoption {
  /** The existing tables, by entity. */
  readonly tables: ReadonlyMap<string, dynamodb.ITable>;
  /** The design, with the indexes that the tables have. */
  readonly design: DynamoDbDesign;
  /** What is wrong with what was given. */
  readonly faults: readonly string[];
}

/** Takes existing tables into a design. Entities without one are left as they were drawn. */
export function adopt(design: DynamoDbDesign, existing: readonly ExistingTable[]): Adoption {
  const tables = new Map<string, dynamodb.ITable>();
  const indexes: Record<string, string> = {};
  const faults: string[] = [];
  const known = design.tables.map((table) => table.entity);
  for (const [position, { table, entities = known, indexes: ofPatterns = {} }] of existing.entries()) {
    const path = `existingTables[${position}]`;
    for (const entity of entities) {
      if (!known.includes(entity)) faults.push(`${path}.entities: unknown entity '${entity}'; the profile has ${known.join(', ')}`);
      else if (tables.has(entity)) faults.push(`${path}.entities: ${entity} is in another existing table already`);
      else tables.set(entity, table);
    }
    faults.push(...indexFaults(path, ofPatterns, design, entities));
    Object.assign(indexes, ofPatterns);
  }
  faults.push(...dividedCollections(design, tables));
  const coverage = design.coverage.map((line) => onExisting(line, tables, indexes));
  return { tables, design: { ...design, coverage, tables: design.tables.map((table) => withIndexes(table, coverage, tables)) }, faults };
}

/** Collections of which one part would be in an existing table and another elsewhere. */
function dividedCollections(design: DynamoDbDesign, tables: ReadonlyMap<string, dynamodb.ITable>): string[] {
  return builtTables(design.tables).filter(({ parts }) => new Set(parts.map(({ entity }) => tables.get(entity))).size > 1).map(({ name, parts }) =>
    `existingTables: the collection ${name} is one table; name all of ${parts.map(({ entity }) => entity).join(', ')} in the entities of one existing table`);
}

/** Patterns on existing tables that need an index which was not named. */
export function unnamedIndexes(adoption: Adoption, original: DynamoDbDesign): string[] {
  return adoption.design.coverage.flatMap((line, i) => {
    const request = original.coverage[i].request;
    return line.request !== undefined || request === undefined ? [] : [
      `existingTables: '${line.pattern}' needs an index of ${request.entity}; name the one that serves it in indexes['${line.pattern}']`,
    ];
  });
}

function indexFaults(path: string, indexes: Readonly<Record<string, string>>, design: DynamoDbDesign, entities: readonly string[]): string[] {
  return Object.keys(indexes).flatMap((pattern) => {
    const line = design.coverage.find((candidate) => candidate.pattern === pattern);
    const inPath = `${path}.indexes: `;
    if (line === undefined) return [`${inPath}unknown access pattern '${pattern}'; the profile has ${design.coverage.map((each) => each.pattern).join(', ')}`];
    if (line.request === undefined) return [`${inPath}'${pattern}' is not served by DynamoDB: ${line.why}`];
    if (!entities.includes(line.request.entity)) return [`${inPath}'${pattern}' is about ${line.request.entity}, which this table does not hold`];
    return requestsSent(line.request).some(({ index }) => index !== undefined) ? [] : [`${inPath}'${pattern}' needs no index: the table key serves it`];
  });
}

function onExisting(
  line: DynamoDbCoverage, tables: ReadonlyMap<string, dynamodb.ITable>, indexes: Readonly<Record<string, string>>,
): DynamoDbCoverage {
  const { request, pattern } = line;
  if (request === undefined || !tables.has(request.entity)) return line;
  if (requestsSent(request).every(({ index }) => index === undefined)) return line;
  const index = indexes[pattern];
  if (index === undefined) return { pattern, why: `no index of the existing table of ${request.entity} was named for it` };
  return { pattern, servedBy: `index ${index} of ${request.entity}`, why: line.why, request: renamed(request, index) };
}

function renamed(request: DynamoDbRequest, index: string): DynamoDbRequest {
  return { ...request, index: request.index && index, lookup: request.lookup && renamed(request.lookup, index) };
}

/** An existing table as its patterns use it. Only the names of its indexes are known. */
function withIndexes(table: DynamoDbTable, coverage: readonly DynamoDbCoverage[], tables: ReadonlyMap<string, dynamodb.ITable>): DynamoDbTable {
  if (!tables.has(table.entity)) return table;
  const requests = coverage.flatMap((line) => line.request ? requestsSent(line.request) : []);
  const names = new Set(requests.flatMap(({ entity, index }) => entity === table.entity && index !== undefined ? [index] : []));
  return { ...table, indexes: [...names].sort().map(named) };
}

function named(name: string): DynamoDbIndex {
  return { name, partitionKeys: [], sortKeys: [], projection: { type: 'ALL', attributes: [] }, patterns: [] };
}
