import { AccessMap, AccessMapRequest, AccessMapValue } from '../designs/dynamodb/access-map/access-map';

/** The columns of the table of requests. */
export const ACCESS_MAP_HEAD = ['access pattern', 'request', 'conditions', 'values', 'units'];

/** A line for every request of every pattern that is served; the JSON beside the record holds what is left out here. */
export function accessMapRows({ patterns }: AccessMap): string[][] {
  return patterns.flatMap(({ name, requests, readUnits, writeUnits }) => requests.map((request, i) => [
    i === 0 ? name : '',
    requestInWords(request),
    conditionsOf(request),
    Object.entries(valuesOf(request)).map(([placeholder, value]) => `${placeholder} ${valueInWords(value)}`).join(', '),
    i === 0 ? unitsInWords(readUnits, writeUnits) : '',
  ]));
}

function requestInWords({ operation, parameters, forEachFound }: AccessMapRequest): string {
  const { IndexName: index, ScanIndexForward: forward, ConsistentRead: strong, Limit: limit } = parameters;
  return [
    `${operation}${index === undefined ? '' : ` ${index}`}`,
    ...(forEachFound ? ['for each item found'] : []),
    ...(forward === false ? ['backward'] : []),
    ...(strong === true ? ['strong'] : []),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ].join(', ');
}

/** With bounds where the pattern has a range. */
function conditionsOf({ key, parameters, bounds, transaction }: AccessMapRequest): string {
  const { KeyConditionExpression, FilterExpression, ConditionExpression, ProjectionExpression } = bounds?.between.parameters ?? parameters;
  return [
    ...(key === undefined ? [] : [`key ${Object.entries(key).map(([name, value]) => `${name} ${valueInWords(value)}`).join(', ')}`]),
    ...[KeyConditionExpression, FilterExpression && `filter ${FilterExpression}`, ConditionExpression && `if ${ConditionExpression}`,
      ProjectionExpression && `returns ${ProjectionExpression}`].filter((part) => part !== undefined),
    ...(transaction === undefined ? [] : [`up to ${transaction.maxItems} items of ${transaction.entities.join(', ')}`]),
  ].join('; ');
}

function valuesOf({ values, bounds }: AccessMapRequest): Record<string, AccessMapValue> {
  return bounds?.between.values ?? values;
}

function valueInWords({ source, attribute, constant, type, unit, parts = [], suffix }: AccessMapValue): string {
  switch (source) {
    case 'attribute': return `${attribute} (${unit ?? type})`;
    case 'constant': return JSON.stringify(constant);
    case 'glue': return `[${parts.map(valueInWords).join(' # ')}${suffix ?? ''}]`;
    case 'now': return `now (${unit})`;
    default: return `${source} (${unit ?? type})`;
  }
}

function unitsInWords(reads: number | undefined, writes: number | undefined): string {
  const known = [reads ? `${reads} read` : undefined, writes ? `${writes} write` : undefined].filter((part) => part !== undefined);
  return known.length === 0 ? 'unknown' : known.join(', ');
}
