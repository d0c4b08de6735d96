import { DynamoDbRequest, DynamoDbTable } from '../../../src/designs/dynamodb/dynamodb-design';
import { GLUE } from '../../../src/designs/dynamodb/key-schema';
import { Condition, Range } from './expressions';
import { Item } from './items';

/** Digits of the largest whole number that JavaScript holds exactly. */
const WIDTH = 16;

/** Sorts after every character that a value holds. */
const LAST = '\uffff';

/** The item as it is stored: with its glued sort key, if the table has one. */
export function withGluedKey({ sortKey }: DynamoDbTable, item: Item): Item {
  return sortKey?.glues === undefined ? item : { ...item, [sortKey.name]: glue(sortKey.glues.map((part) => item[part])) };
}

/** The key condition of a request on a table with a glued sort key. */
export function gluedCondition(table: DynamoDbTable, request: DynamoDbRequest, args: { values: Item; range?: Range }): Condition[] {
  const [partition, ...parts] = request.equals;
  const onPartition: Condition = { attribute: partition, equals: args.values[partition] };
  const { name: attribute, glues } = table.sortKey!;
  const prefix = glue(parts.map((part) => args.values[part]));
  if (request.range !== undefined && args.range !== undefined) {
    const isLast = request.range === glues!.at(-1);
    const whole = (value: unknown) => parts.length === 0 ? asText(value) : `${prefix}${GLUE}${asText(value)}`;
    const between = { from: whole(args.range.from), to: whole(args.range.to) + (isLast ? '' : `${GLUE}${LAST}`) };
    return [onPartition, { attribute, between }];
  }
  if (parts.length === 0) return [onPartition];
  return [onPartition, parts.length === glues!.length ? { attribute, equals: prefix } : { attribute, beginsWith: prefix + GLUE }];
}

function glue(values: readonly unknown[]): string {
  return values.map(asText).join(GLUE);
}

function asText(value: unknown): string {
  if (typeof value === 'number') return `${value}`.padStart(WIDTH, '0');
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}
