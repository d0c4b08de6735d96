import { Operation } from '../../profile/access-pattern-profile';
import { AccessPlan } from './access-plan';
import { Condition } from './condition';
import { sqlList, TableNames } from './names';
import { whereSql, writer, Writer } from './where';

const ALWAYS: Condition = { equals: [], contains: [], words: [], constants: [], filters: [] };

/** The statement or statements of a pattern that writes. */
export function writeSql(plan: AccessPlan, tables: ReadonlyMap<string, TableNames>): string {
  const names = tables.get(plan.access.entity.name)!;
  switch (plan.access.operation) {
    case Operation.PUT: return upsertSql(names, plan);
    case Operation.DELETE: return `DELETE FROM ${names.tableSql}${whereSql(names, plan.condition, writer(names))}`;
    case Operation.TRANSACTION: return transactionSql(plan, tables);
    default: return updateSql(names, plan.condition);
  }
}

function transactionSql(plan: AccessPlan, tables: ReadonlyMap<string, TableNames>): string {
  const names = tables.get(plan.access.entity.name)!;
  const own = plan.access.fullKey ? upsertSql(names, plan) : updateSql(names, plan.condition);
  const others = (plan.access.pattern.alsoWrites ?? []).map((entity) => upsertSql(tables.get(entity)!));
  return ['BEGIN', own, ...others, 'COMMIT'].join(';\n');
}

/** Creates or replaces a row; a row that is never changed is created once, however often the request is repeated. */
function upsertSql(names: TableNames, plan?: AccessPlan): string {
  const { entity, columns } = names;
  const arbiter = plan?.route.kind === 'index' ? plan.route.need.equals : entity.key;
  const to = writer(names);
  const values = [...columns.keys()].map(to.parameter).join(', ');
  const changed = entity.appendOnly ? [] : [...columns.keys()].filter((attribute) => ![...entity.key, ...arbiter].includes(attribute));
  return `INSERT INTO ${names.tableSql} (${sqlList(names, [...columns.keys()])}) VALUES (${values})`
    + ` ON CONFLICT (${sqlList(names, arbiter)}) `
    + (changed.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${changed.map((each) => excluded(to, each)).join(', ')}${storedSql(names, to, plan)}`);
}

function excluded(to: Writer, attribute: string): string {
  return `${to.column(attribute)} = EXCLUDED.${to.column(attribute)}`;
}

/** What must hold of the row that is stored already, where the pattern declares it. */
function storedSql(names: TableNames, to: Writer, plan?: AccessPlan): string {
  if (!plan) return '';
  const { column } = writer(names, true);
  const { constants, filters } = plan.condition;
  return whereSql(names, { ...ALWAYS, constants, filters }, { column, parameter: to.parameter });
}

/** Which attributes a request changes is not declared: those that it does not compare stand for them. */
function updateSql(names: TableNames, condition: Condition): string {
  const { entity, columns } = names;
  const compared = new Set([
    ...entity.key, ...condition.equals, ...condition.contains, ...condition.filters, ...condition.constants.map(({ attribute }) => attribute),
  ]);
  const others = [...columns.keys()].filter((attribute) => !compared.has(attribute) && attribute !== condition.range);
  const to = writer(names);
  const changed = (others.length > 0 ? others : entity.key.slice(0, 1)).map((attribute) => `${to.column(attribute)} = ${to.parameter()}`);
  return `UPDATE ${names.tableSql} SET ${changed.join(', ')}${whereSql(names, condition, to)}`;
}
