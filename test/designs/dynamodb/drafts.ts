import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { DynamoDbCoverage, DynamoDbDraft, DynamoDbIndex } from '../../../src/designs/dynamodb/dynamodb-design';
import { Access } from '../../../src/profile/access';
import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';

/** An entity with a one-part key and an attribute of each kind, unless said otherwise. */
export function entity(overrides: Partial<Entity> = {}): Entity {
  return {
    name: 'User',
    key: ['userId'],
    attributes: {
      userId: AttributeType.STRING,
      email: AttributeType.STRING,
      status: AttributeType.STRING,
      region: AttributeType.STRING,
      score: AttributeType.NUMBER,
      createdAt: AttributeType.TIMESTAMP,
      digest: AttributeType.BINARY,
      isActive: AttributeType.BOOLEAN,
      settings: AttributeType.JSON,
    },
    ...overrides,
  };
}

/** A pattern on that entity. */
export function pattern(operation: Operation, overrides: Partial<AccessPattern> = {}): AccessPattern {
  return { name: 'pattern', entity: 'User', operation, ...overrides };
}

/** The draft of a profile. */
export function draftOf(entities: Entity[], accessPatterns: AccessPattern[], rest: Partial<AccessPatternProfile> = {}): DynamoDbDraft {
  return draftDynamoDb(toWorkload({ entities, accessPatterns, ...rest }));
}

/** The coverage of one pattern on one entity, with its words. */
export function coverageOfOne(one: AccessPattern, of: Entity = entity(), others: Entity[] = []): DynamoDbCoverage {
  const [line] = draftOf([of, ...others], [one]).coverage;
  return { ...line, why: line.why };
}

/** The indexes drawn for patterns on one entity. */
export function indexesOf(patterns: AccessPattern[], of: Entity = entity()): readonly DynamoDbIndex[] {
  return draftOf([of], patterns.map((one, i) => ({ ...one, name: one.name === 'pattern' ? `pattern${i}` : one.name }))).tables[0].indexes;
}

/** A pattern with its defaults filled in. */
export function accessOf(one: AccessPattern, of: Entity = entity()): Access {
  return toWorkload({ entities: [of], accessPatterns: [one] }).accesses[0];
}

/** The key of an index in one line: `status | region, createdAt`. */
export function keyOf(index: DynamoDbIndex): string {
  const sort = index.sortKeys.map(({ name }) => name).join(', ');
  return index.partitionKeys.map(({ name }) => name).join(', ') + (sort && ` | ${sort}`);
}
