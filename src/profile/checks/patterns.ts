import { AccessPattern, AttributeType, Consistency, Entity, Operation } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { constantFaults } from './constants';
import { Declared, repeated, typeOf, unknownAttributes } from './declared';
import { Sound } from './sound';
import { shown } from './wording';

type P = Sound<AccessPattern>;
type E = Sound<Entity> | undefined;

const WRITES: readonly (Operation | undefined)[] = [Operation.PUT, Operation.UPDATE, Operation.DELETE, Operation.TRANSACTION];
const READS = [Operation.GET, Operation.LIST, Operation.SEARCH, Operation.AGGREGATE, Operation.AD_HOC];
const BY_DEFAULT_KEY: readonly (Operation | undefined)[] = [Operation.GET, ...WRITES];

/** What is wrong within one access pattern, and between it and the entities. */
export function patternFaults(pattern: P, path: string, declared: Declared): ProfileFault[] {
  const entity = declared.entity(pattern.entity);
  return [
    ...declared.unknownEntities(`${path}.entity`, [pattern.entity]),
    ...attributeFaults(pattern, path, entity),
    ...constantFaults(pattern, path, entity),
    ...conditionFaults(pattern, path, entity),
    ...searchFaults(pattern, path, entity),
    ...otherEntityFaults(pattern, path, declared),
    ...writeFaults(pattern, path, entity),
    ...consistencyFaults(pattern, path),
    ...rateFaults(pattern, path),
  ];
}

function attributeFaults(pattern: P, path: string, entity: E): ProfileFault[] {
  const lists = { by: pattern.by, filter: pattern.filter, returns: pattern.returns };
  return [
    ...Object.entries(lists).flatMap(([field, names]) => [
      ...unknownAttributes(`${path}.${field}`, entity, names ?? []),
      ...repeated(`${path}.${field}`, names, 'attribute'),
    ]),
    ...unknownAttributes(`${path}.range`, entity, [pattern.range]),
  ];
}

function conditionFaults(pattern: P, path: string, entity: E): ProfileFault[] {
  const { by, range, filter } = pattern;
  const type = typeOf(entity, range);
  const faults: ProfileFault[] = [];
  if (range !== undefined && by?.includes(range)) {
    faults.push({ path: `${path}.range`, message: `${shown(range)} is compared for equality in 'by' already; leave it in one of the two` });
  }
  if (type === AttributeType.BOOLEAN || type === AttributeType.JSON) {
    faults.push({ path: `${path}.range`, message: `${shown(range)} is a ${type}, which has no order; allowed are string, number, timestamp and binary` });
  }
  if (pattern.descending === true && range === undefined) {
    faults.push({ path: `${path}.descending`, message: 'got true without a range; name the attribute to sort by as range' });
  }
  for (const name of filter ?? []) {
    if (name !== undefined && (name === range || by?.includes(name))) {
      faults.push({ path: `${path}.filter`, message: `${shown(name)} is compared in '${name === range ? 'range' : 'by'}' already; leave it in one of the two` });
    }
  }
  return faults;
}

function searchFaults(pattern: P, path: string, entity: E): ProfileFault[] {
  const { by, operation } = pattern;
  if (by !== undefined && by.length === 0 && BY_DEFAULT_KEY.includes(operation)) {
    return [{ path: `${path}.by`, message: `got an empty list for ${operation}; leave it out for the full key or name the attributes compared` }];
  }
  if (operation !== Operation.SEARCH) return [];
  if (by === undefined || by.length === 0) return [{ path: `${path}.by`, message: 'missing; name the attributes that are searched' }];
  return by.filter((name) => (typeOf(entity, name) ?? AttributeType.STRING) !== AttributeType.STRING).map((name) => ({
    path: `${path}.by`,
    message: `${shown(name)} is a ${typeOf(entity, name)}, allowed in a search is a string; search another attribute`,
  }));
}

function otherEntityFaults(pattern: P, path: string, declared: Declared): ProfileFault[] {
  const { joins, alsoWrites, operation, entity } = pattern;
  const faults = [
    ...declared.unknownEntities(`${path}.joins`, joins ?? []),
    ...declared.unknownEntities(`${path}.alsoWrites`, alsoWrites ?? []),
    ...repeated(`${path}.joins`, joins, 'entity'),
    ...repeated(`${path}.alsoWrites`, alsoWrites, 'entity'),
  ];
  if (joins && joins.length > 0 && WRITES.includes(operation)) {
    faults.push({ path: `${path}.joins`, message: `got joins on ${operation}, they are allowed on ${READS.join(', ')}; declare the read as a pattern of its own` });
  }
  if (alsoWrites && alsoWrites.length > 0 && operation !== undefined && operation !== Operation.TRANSACTION) {
    faults.push({ path: `${path}.alsoWrites`, message: `got other entities on ${operation}, they are allowed on transaction; change the operation or leave them out` });
  }
  if (entity !== undefined && alsoWrites?.includes(entity)) {
    faults.push({ path: `${path}.alsoWrites`, message: `${shown(entity)} is written anyway; name other entities, count its items in itemsPerRequest` });
  }
  return faults;
}

function writeFaults(pattern: P, path: string, entity: E): ProfileFault[] {
  const { operation, conditional } = pattern;
  const faults: ProfileFault[] = [];
  if (conditional === true && operation !== undefined && !WRITES.includes(operation)) {
    faults.push({ path: `${path}.conditional`, message: `got true on ${operation}, allowed is it on ${WRITES.join(', ')}; leave it out` });
  }
  if (operation === Operation.UPDATE && entity?.appendOnly === true) {
    faults.push({ path: `${path}.operation`, message: `got update, but ${entity.name} is appendOnly; drop one of the two` });
  }
  return faults;
}

function consistencyFaults(pattern: P, path: string): ProfileFault[] {
  if (pattern.consistency !== Consistency.STRONG || pattern.toleratesStaleSeconds === undefined) return [];
  return [{ path: `${path}.toleratesStaleSeconds`, message: `got ${pattern.toleratesStaleSeconds} with strong consistency, which tolerates none; drop one of the two` }];
}

function rateFaults(pattern: P, path: string): ProfileFault[] {
  const { averagePerSecond, peakPerSecond, itemsPerRequest = 1, maxItemsPerRequest } = pattern;
  const faults: ProfileFault[] = [];
  if (averagePerSecond !== undefined && peakPerSecond !== undefined && averagePerSecond > peakPerSecond) {
    faults.push({ path: `${path}.averagePerSecond`, message: `got ${averagePerSecond}, which is over peakPerSecond ${peakPerSecond}; lower it or raise the peak` });
  }
  if (maxItemsPerRequest !== undefined && maxItemsPerRequest < itemsPerRequest) {
    faults.push({ path: `${path}.maxItemsPerRequest`, message: `got ${maxItemsPerRequest}, which is under itemsPerRequest ${itemsPerRequest}; raise it` });
  }
  const named = pattern.operation === Operation.TRANSACTION ? 1 + (pattern.alsoWrites?.length ?? 0) : 1;
  if (maxItemsPerRequest !== undefined && maxItemsPerRequest >= itemsPerRequest && maxItemsPerRequest < named) {
    faults.push({
      path: `${path}.maxItemsPerRequest`,
      message: `got ${maxItemsPerRequest}, but the transaction writes an item of each of ${named} entities; raise it or shorten alsoWrites`,
    });
  }
  return faults;
}
