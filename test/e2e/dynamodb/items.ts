import { AttributeType, Entity } from '../../../src/profile/access-pattern-profile';

/** An item, or a part of one. */
export type Item = Record<string, any>;

/** What the items of an entity are drawn by. */
export interface Drawing {
  readonly entity: Entity;
  /** How many items there are. */
  readonly count: number;
  /** Values that patterns of the profile compare with, by attribute: about every fourth item has one of them. */
  readonly constants: Readonly<Record<string, readonly unknown[]>>;
}

const SECONDS_PER_DAY = 86_400;
const NOON_OF_2026 = Date.UTC(2026, 0, 1, 12);

/** Few values for most attributes, so that many items meet a condition. */
const VALUES_PER_ATTRIBUTE = 11;
const ITEMS_PER_PARTITION = 60;

/** As long as a UUID. */
const TEXT_LENGTH = 36;

/** Items of an entity, the same on every run: unique where the profile says so, in the order of no attribute. */
export function itemsOf(drawing: Drawing): Item[] {
  return Array.from({ length: drawing.count }, (_, i) => itemOf(drawing, i));
}

/** The `number`th item. */
export function itemOf({ entity, count, constants }: Drawing, number: number): Item {
  return Object.fromEntries(Object.entries(entity.attributes).map(([name, type]) => {
    const value = valueNumber(entity, name, number, count);
    if (name === entity.expiry?.attribute) return [name, expiryOf(value)];
    if (name in constants && isFourth(number)) return [name, constants[name][number % constants[name].length]];
    return [name, valueOf(type, name, value)];
  }));
}

/** Whether an item has expired, so that no read may show it. */
export function isExpired({ expiry }: Entity, item: Item): boolean {
  return expiry !== undefined && item[expiry.attribute] <= Date.now() / 1_000;
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
    case AttributeType.STRING: return `${name}-${value}`.padEnd(TEXT_LENGTH, '.');
    case AttributeType.NUMBER: return value * 3;
    case AttributeType.TIMESTAMP: return NOON_OF_2026 + value * 60_000;
    case AttributeType.BOOLEAN: return value % 2 === 0;
    case AttributeType.BINARY: return Buffer.from(`${name}${value}`);
    case AttributeType.JSON: return { value, tags: [name, `${value % 3}`] };
  }
}

/** Seconds: days ahead, and for one in twenty a day ago. DynamoDB Local deletes those some time. */
function expiryOf(value: number): number {
  const today = Math.floor(Date.now() / 1_000 / SECONDS_PER_DAY) * SECONDS_PER_DAY;
  return today + (value % 20 === 0 ? -1 : 30 + value % 30) * SECONDS_PER_DAY;
}

/** Multiples of the golden ratio are spread evenly, and go with no other attribute. */
function isFourth(number: number): boolean {
  return number * 0.6180339887 % 1 < 0.25;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 1_000_003, 7);
}
