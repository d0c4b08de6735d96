import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbDesign, DynamoDbTable } from '../../designs/dynamodb/dynamodb-design';

/** A table of a store, made here or existing, with the entities that it holds. */
export interface StoreTable {
  /** The collection's name, or that of the first entity. */
  readonly name: string;
  readonly table: dynamodb.ITable;
  readonly parts: readonly DynamoDbTable[];
}

/** Each table once, whichever entities it holds. */
export function storeTables({ tables: drawn }: DynamoDbDesign, tables: ReadonlyMap<string, dynamodb.ITable>): readonly StoreTable[] {
  const parts = new Map<dynamodb.ITable, DynamoDbTable[]>();
  for (const part of drawn) {
    const table = tables.get(part.entity);
    if (table === undefined) continue;
    if (parts.has(table)) parts.get(table)!.push(part);
    else parts.set(table, [part]);
  }
  return [...parts].map(([table, own]) => ({ name: own[0].collection ?? own[0].entity, table, parts: own }));
}

/** The names of the table's indexes. */
export function indexesOf({ parts }: StoreTable): string[] {
  return [...new Set(parts.flatMap((part) => part.indexes.map((index) => index.name)))];
}
