import { Item } from './items';

/** A map or a list takes 3 bytes, and one more for each element in it. */
const CONTAINER_BYTES = 3;

/**
 * The bytes that DynamoDB bills for an item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (value instanceof Uint8Array) return value.length;
  const overhead = CONTAINER_BYTES + Object.keys(value as object).length;
  return overhead + (Array.isArray(value) ? value.reduce((sum, element) => sum + valueBytes(element), 0) : itemBytes(value as Item));
}

/** One byte for every two significant digits, and one more. */
function numberBytes(value: number): number {
  const digits = `${Math.abs(value)}`.replace('.', '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
}
