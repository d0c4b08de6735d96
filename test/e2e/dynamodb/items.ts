import { AttributeType, Entity } from '../../../src/profile/access-pattern-profile';

/** An item, or a part of one. */
export type Item = Record<string, any>;

const SECONDS_PER_DAY = 86_400;
const NOON_OF_2026 = Date.UTC(2026, 0, 1, 12);

/** Few values for most attributes, so that many items meet a condition. */
const VALUES_PER_ATTRIBUTE = 7;
const ITEMS_PER_PARTITION = 60;

/** Items of an entity, the same on every run: unique where the profile says so, in the order of no attribute. */
export function itemsOf(entity: Entity, count: number, paddingBytes = 0): Item[] {
  return Array.from({ length: count }, (_, i) => itemOf(entity, i, count, paddingBytes));
}

/** The `number`th item of `count`. */
export function itemOf(entity: Entity, number: number, count: number, paddingBytes = 0): Item {
  const item = Object.fromEntries(Object.entries(entity.attributes).map(([name, type]) => {
    const value = valueNumber(entity, name, number, count);
    return [name, name === entity.expiry?.attribute ? expiryOf(value) : valueOf(type, name, value)];
  }));
  return paddingBytes === 0 ? item : { ...item, padding: 'x'.repeat(paddingBytes) };
}

function valueNumber(entity: Entity, attribute: string, number: number, count: number): number {
  const [partition, ...sort] = entity.key;
  if (attribute === partition && sort.length > 0) return number % Math.max(1, Math.floor(count / ITEMS_PER_PARTITION));
  const tellsApart = attribute === (sort.at(-1) ?? partition) || (entity.unique ?? []).some((group) => group.at(-1) === attribute);
  const scattered = (number * 7_919 + hash(attribute)) % 1_000_003;
  if (tellsApart) return scattered;
  return entity.attributes[attribute] === AttributeType.TIMESTAMP ? scattered % 400 : scattered % VALUES_PER_ATTRIBUTE;
}

function valueOf(type: AttributeType, name: string, value: number): unknown {
  switch (type) {
    case AttributeType.STRING: return `${name}-${value}`;
    case AttributeType.NUMBER: return value * 3;
    case AttributeType.TIMESTAMP: return NOON_OF_2026 + value * 60_000;
    case AttributeType.BOOLEAN: return value % 2 === 0;
    case AttributeType.BINARY: return Buffer.from(`${name}${value}`);
    case AttributeType.JSON: return { value, tags: [name, `${value % 3}`] };
  }
}

/** Seconds, days ahead: DynamoDB Local deletes what has expired. */
function expiryOf(value: number): number {
  return Math.floor(Date.now() / 1_000 / SECONDS_PER_DAY) * SECONDS_PER_DAY + (30 + value % 30) * SECONDS_PER_DAY;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 1_000_003, 7);
}
