import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AccessMap, AccessMapValue } from '../../../src/designs/dynamodb/access-map/access-map';
import { Item } from './items';

/** What a pattern is called with. */
export interface Call {
  readonly values?: Item;
  readonly from?: any;
  readonly to?: any;
  readonly item?: Item;
  readonly changes?: Item;
  readonly items?: readonly { readonly entity: string; readonly item: Item }[];
}

/** The example that users copy: it knows the access map and nothing else. */
export const { runPattern, fillAll } = jest.requireActual<{
  runPattern(client: DynamoDBDocumentClient, map: AccessMap, tables: Record<string, { table: string }>, name: string, call: Call): Promise<Item[]>;
  fillAll(values: Record<string, AccessMapValue>, from: Item): Item;
}>('../../../examples/access-map/run-pattern');
