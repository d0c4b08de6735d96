import { AttributeType } from '../../profile/access-pattern-profile';
import { TEXT_SEARCH_CONFIGURATION } from './columns';
import { Condition } from './condition';
import { sqlColumn, TableNames, wordsKey } from './names';
import { quoteIdentifier } from './sql';

/** Writes the columns and parameters of one statement. */
export interface Writer {
  /** A column of the pattern's own table. */
  column(attribute: string): string;
  /** The next parameter: `$1`, `$2` and so on. */
  parameter(): string;
}

/** A writer; with `qualified`, columns carry the name of their table. */
export function writer(names: TableNames, qualified = false): Writer {
  const prefix = qualified ? `${names.tableSql}.` : '';
  let parameters = 0;
  return {
    column: (attribute) => prefix + sqlColumn(names, attribute),
    parameter: () => `$${++parameters}`,
  };
}

/** The WHERE clause of a pattern with a leading space; empty where it reads every row. */
export function whereSql(names: TableNames, condition: Condition, to: Writer): string {
  const clauses: string[] = [];
  if (condition.words.length > 0) clauses.push(wordsSql(names, condition.words, to));
  for (const attribute of condition.equals) clauses.push(comparedSql(names, attribute, to));
  for (const attribute of condition.contains) clauses.push(comparedSql(names, attribute, to));
  for (const { attribute, sql } of condition.constants) clauses.push(`${to.column(attribute)} = ${sql}`);
  for (const attribute of condition.filters) clauses.push(comparedSql(names, attribute, to));
  if (condition.range !== undefined) clauses.push(rangeSql(condition.range, to));
  return clauses.length === 0 ? '' : ` WHERE ${clauses.join(' AND ')}`;
}

function wordsSql(names: TableNames, words: readonly string[], to: Writer): string {
  return `${quoteIdentifier(names.words.get(wordsKey(words))!)} @@ websearch_to_tsquery('${TEXT_SEARCH_CONFIGURATION}', ${to.parameter()})`;
}

/** A JSON attribute is compared by containment: the only comparison that its index answers. */
function comparedSql(names: TableNames, attribute: string, to: Writer): string {
  const json = names.entity.attributes[attribute] === AttributeType.JSON;
  return json ? `${to.column(attribute)} @> ${to.parameter()}::jsonb` : `${to.column(attribute)} = ${to.parameter()}`;
}

function rangeSql(range: string, to: Writer): string {
  return `${to.column(range)} >= ${to.parameter()} AND ${to.column(range)} < ${to.parameter()}`;
}
