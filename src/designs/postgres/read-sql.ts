import { AttributeType, Operation } from '../../profile/access-pattern-profile';
import { AccessPlan, JoinPlan } from './access-plan';
import { TableNames } from './names';
import { Route } from './route';
import { whereSql, Writer, writer } from './where';

/** The SELECT of a pattern that reads. */
export function readSql(plan: AccessPlan, tables: ReadonlyMap<string, TableNames>): string {
  const names = tables.get(plan.access.entity.name)!;
  const to = writer(names, plan.joins.length > 0);
  const from = `FROM ${names.tableSql}${plan.joins.map((join) => joinSql(join, tables)).join('')}`;
  if (plan.route.kind === 'page') return `SELECT ${selected(plan, names, to, tables)} ${from}${pageSql(plan.route, names, to)}`;
  const where = whereSql(names, plan.condition, to);
  return `SELECT ${selected(plan, names, to, tables)} ${from}${where}${orderSql(plan, to)}`;
}

function selected({ access, joins }: AccessPlan, names: TableNames, to: Writer, tables: ReadonlyMap<string, TableNames>): string {
  const { entity, operation, pattern } = access;
  if (operation === Operation.AGGREGATE) {
    const numbers = (pattern.returns ?? []).filter((attribute) => entity.attributes[attribute] === AttributeType.NUMBER);
    return ['count(*)', ...numbers.map((attribute) => `sum(${to.column(attribute)})`)].join(', ');
  }
  const explicit = pattern.returns ?? (names.words.size > 0 ? Object.keys(entity.attributes) : undefined);
  const own = explicit?.length ? explicit.map(to.column).join(', ') : joins.length > 0 ? `${names.tableSql}.*` : '*';
  return [own, ...joins.map((join) => `${tables.get(join.entity.name)!.tableSql}.*`)].join(', ');
}

/** A LEFT JOIN keeps the rows for which there is nothing to join. */
function joinSql({ entity, to, on }: JoinPlan, tables: ReadonlyMap<string, TableNames>): string {
  const joined = tables.get(entity.name)!;
  const left = writer(tables.get(to.name)!, true);
  const right = writer(joined, true);
  return ` LEFT JOIN ${joined.tableSql} ON ${on.map((attribute) => `${right.column(attribute)} = ${left.column(attribute)}`).join(' AND ')}`;
}

function orderSql({ access, condition, route }: AccessPlan, to: Writer): string {
  const { entity, operation, pattern } = access;
  if (operation === Operation.AGGREGATE) return '';
  const rest = route.kind === 'key' && !route.exact ? entity.key.filter((attribute) => !condition.equals.includes(attribute)) : [];
  const order = condition.range === undefined
    ? rest.map(to.column)
    : [`${to.column(condition.range)}${pattern.descending ? ' DESC' : ''}`];
  if (order.length === 0) return '';
  const rows = pattern.maxItemsPerRequest ?? pattern.itemsPerRequest ?? (operation === Operation.GET ? 1 : undefined);
  return ` ORDER BY ${order.join(', ')}${rows === undefined ? '' : ` LIMIT ${Math.ceil(rows)}`}`;
}

/** The page after the last key seen. */
function pageSql({ rows }: Extract<Route, { kind: 'page' }>, { entity }: TableNames, to: Writer): string {
  const columns = entity.key.map(to.column).join(', ');
  const parameters = entity.key.map(to.parameter).join(', ');
  const after = entity.key.length === 1 ? `${columns} > ${parameters}` : `(${columns}) > (${parameters})`;
  return ` WHERE ${after} ORDER BY ${columns} LIMIT ${Math.ceil(rows)}`;
}
