import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation } from '../src/profile/access-pattern-profile';

const PATTERNS_PER_ENTITY = 10;

/** A profile with so many access patterns, ten to an entity, as a multi-tenant application has them. */
export function profileOf(patterns: number): AccessPatternProfile {
  const entities = Math.ceil(patterns / PATTERNS_PER_ENTITY);
  const names = Array.from({ length: entities }, (_, index) => `Entity${index}`);
  return {
    entities: names.map(entity),
    accessPatterns: names.flatMap(accessPatterns).slice(0, patterns),
  };
}

function entity(name: string): Entity {
  return {
    name,
    key: ['tenantId', 'id'],
    attributes: {
      tenantId: AttributeType.STRING,
      id: AttributeType.STRING,
      email: AttributeType.STRING,
      status: AttributeType.STRING,
      createdAt: AttributeType.TIMESTAMP,
      expiresAt: AttributeType.TIMESTAMP,
      body: AttributeType.JSON,
    },
    itemCount: 1_000_000,
    averageItemBytes: 900,
    expiry: { attribute: 'expiresAt', afterSeconds: 2_592_000 },
  };
}

function accessPatterns(entityName: string): AccessPattern[] {
  const pattern = (name: string, operation: Operation, rest: Partial<AccessPattern> = {}): AccessPattern => ({
    name: `${entityName}.${name}`, entity: entityName, operation, peakPerSecond: 20, averagePerSecond: 5, ...rest,
  });
  return [
    pattern('get', Operation.GET),
    pattern('create', Operation.PUT),
    pattern('change', Operation.UPDATE, { conditional: true }),
    pattern('remove', Operation.DELETE),
    pattern('of tenant', Operation.LIST, { by: ['tenantId'], itemsPerRequest: 20 }),
    pattern('by email', Operation.GET, { by: ['email'] }),
    pattern('by status', Operation.LIST, { by: ['tenantId', 'status'], range: 'createdAt', descending: true, itemsPerRequest: 20 }),
    pattern('recent', Operation.LIST, { by: ['status'], range: 'createdAt', itemsPerRequest: 50, returns: ['email'] }),
    pattern('transfer', Operation.TRANSACTION, { itemsPerRequest: 4 }),
    pattern('active', Operation.LIST, { by: ['tenantId'], filterValues: { status: 'active' }, itemsPerRequest: 20 }),
  ];
}
