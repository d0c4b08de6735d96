import { DynamoDbCoverage, DynamoDbDesign, DynamoDbRequest } from '../../designs/dynamodb/dynamodb-design';
import { requestsSent } from '../../designs/dynamodb/requests';

/** A tenant as IAM can tell it: by the partition key. */
export interface Tenant {
  readonly attribute: string;
  readonly leadingKeys: readonly string[];
}

/**
 * Every partition key of a request must be allowed. `ForAllValues` holds for a request without any, so the second condition asks for one
 * (IAM user guide, multivalued context keys).
 */
export function tenantCondition({ leadingKeys }: Tenant): Record<string, Record<string, unknown>> {
  const operator = leadingKeys.some((key) => key.includes('*')) ? 'StringLike' : 'StringEquals';
  return {
    [`ForAllValues:${operator}`]: { 'dynamodb:LeadingKeys': [...leadingKeys] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}

/** The patterns that reach items by another partition key than the tenant's. */
export function tenantFaults(design: DynamoDbDesign, lines: readonly DynamoDbCoverage[], { attribute, leadingKeys }: Tenant): string[] {
  if (leadingKeys.length === 0) return ['no leading key is allowed; name at least one'];
  return lines.flatMap(({ pattern, request }) => requestsSent(request!).flatMap((sent) => keysOf(design, sent))
    .filter(({ attributes }) => attributes.join() !== attribute)
    .map(({ name, attributes }) => `'${pattern}' uses ${name}, whose partition key is ${attributes.join(', ') || 'unknown'}, not ${attribute} alone; `
      + 'leave it out by granting the other patterns with accessPattern'));
}

/** The partition keys that a request names. */
function keysOf(design: DynamoDbDesign, { entity, index, operation, writes }: DynamoDbRequest): { name: string; attributes: string[] }[] {
  const tables = design.tables.filter((table) => operation === 'TransactWriteItems' ? writes.includes(table.entity) : table.entity === entity);
  return tables.map((table) => {
    const found = table.indexes.find(({ name }) => name === index);
    return found === undefined
      ? { name: `the table of ${table.entity}`, attributes: [table.partitionKey.name] }
      : { name: `index ${found.name}`, attributes: found.partitionKeys.map((key) => key.name) };
  });
}
