import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { count } from '../../profile/format';
import { AccessPlan } from './access-plan';
import { TEXT_SEARCH_CONFIGURATION } from './columns';
import { Drafted } from './drafted';
import { TableNames } from './names';
import { Need } from './route';

/** How a pattern is served, and what that rests on; clauses in a row. */
export function reasonFor(plan: AccessPlan, drafted: Drafted): string {
  if (plan.route.kind === 'any') return 'Postgres plans any SELECT when it comes; what no index serves is scanned, so run it on a reader';
  const names = drafted.tables.get(plan.access.entity.name)!;
  return [
    wayOf(plan, names, drafted),
    ...checkedAfterwards(plan, names),
    ...sortedAfterwards(plan, names, drafted),
    ...joined(plan),
    ...written(plan),
    ...(plan.trigrams ? [`substrings and similar spellings of them by ${drafted.nameOf.get(drafted.indexFor.get(plan.trigrams)!)!}`] : []),
  ].join('; ');
}

function wayOf({ access, condition, route }: AccessPlan, names: TableNames, { indexFor }: Drafted): string {
  switch (route.kind) {
    case 'page': return `pages of ${Math.ceil(route.rows)} rows in the order of the primary key, each after the last key seen`;
    case 'scan': return 'every row is wanted, so reading them all at once is the fastest way';
    case 'any': return '';
    case 'key': return route.exact ? wholeKey(access) : leadingKey(condition, access.entity.key, names);
    case 'index': break;
  }
  const plan = indexFor.get(route.need)!;
  switch (plan.kind) {
    case 'words': return `words of ${columns(names, condition.words)} in a generated tsvector column, '${TEXT_SEARCH_CONFIGURATION}' as no language is declared`;
    case 'json': return `rows whose ${columns(names, route.need.equals)} contains the value`;
    case 'brin': return `ranges of ${columns(names, [condition.range!])}: rows arrive in its order and many are read at once`;
    case 'expiry': return `a range of ${columns(names, [condition.range!])} through the index of the expiry job`;
    default: return btreeWay(route.need, plan.unique && route.need.equals.length === plan.attributes.length, names);
  }
}

function wholeKey({ maxItemsPerRequest }: Access): string {
  return maxItemsPerRequest > 1 ? `up to ${count(maxItemsPerRequest)} rows, each by its whole primary key` : 'one row by its whole primary key';
}

function btreeWay({ equals, range, constants }: Need, unique: boolean, names: TableNames): string {
  return [
    ...(equals.length > 0 ? [`${unique ? 'at most one row, as it is unique, by' : 'rows by'} ${columns(names, equals)}`] : ['rows']),
    ...(range === undefined ? [] : [`within a range of ${columns(names, [range])}, in its order`]),
    ...(constants.length === 0 ? [] : [`from an index of those with the constant ${columns(names, constants.map(({ attribute }) => attribute))} alone`]),
  ].join(' ');
}

/** Conditions that the way to the rows does not answer. */
function checkedAfterwards({ condition, route }: AccessPlan, names: TableNames): readonly string[] {
  if (route.kind === 'scan') return [];
  const { equals, contains, filters, constants } = condition;
  const need = route.kind === 'index' ? route.need : undefined;
  const ofNeed = need && [...need.equals, ...(need.constants ?? []).map(({ attribute }) => attribute)];
  const answered = new Set(ofNeed ?? names.entity.key);
  const rest = [...equals, ...contains, ...filters, ...constants.map(({ attribute }) => attribute)].filter((name) => !answered.has(name));
  return rest.length === 0 ? [] : [`${columns(names, rest)} compared on the rows found`];
}

function sortedAfterwards({ access, condition, route }: AccessPlan, names: TableNames, { indexFor }: Drafted): readonly string[] {
  const { range } = condition;
  const unordered = route.kind === 'index' && ['words', 'json', 'brin'].includes(indexFor.get(route.need)!.kind);
  const sorts = access.operation === Operation.LIST || access.operation === Operation.SEARCH;
  return unordered && range !== undefined && sorts ? [`the rows found are sorted by ${columns(names, [range])}`] : [];
}

function joined({ joins, underivable }: AccessPlan): readonly string[] {
  return [
    ...joins.map(({ entity, to, on }) => `one statement joins ${entity.name} to ${to.name} by the ${on.join(', ')} that both have`),
    ...underivable.map((name) =>
      `how ${name} is joined cannot be derived, as it shares no attribute of a key: the application names the condition, which may need an index`),
  ];
}

function written({ access }: AccessPlan): readonly string[] {
  const { operation, pattern } = access;
  const conditional = pattern.conditional ? ['the condition on the stored row stands in the WHERE of the same statement'] : [];
  if (operation !== Operation.TRANSACTION) return conditional;
  return ['BEGIN to COMMIT is one transaction, fully ACID, over any number of rows and tables', ...conditional];
}

function leadingKey({ equals, range }: AccessPlan['condition'], key: readonly string[], names: TableNames): string {
  const found = equals.length === 0 ? 'rows' : `rows by ${columns(names, key.slice(0, equals.length))}`;
  const within = range === undefined ? '' : ` within a range of ${columns(names, [range])}`;
  return `${found}${within}, with which the primary key begins, in its order`;
}

function columns(names: TableNames, attributes: readonly string[]): string {
  return attributes.map((attribute) => names.columns.get(attribute)!).join(', ');
}
