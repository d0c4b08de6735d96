import { AccessPattern, AttributeType, Entity } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { typeOf, unknownAttributes } from './declared';
import { Sound } from './sound';
import { shown } from './wording';

/** A date, or a date and time with its offset (RFC 3339). */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

interface Literal {
  readonly allowed: string;
  fits(value: unknown): boolean;
}

const LITERALS: Partial<Record<AttributeType, Literal>> = {
  [AttributeType.STRING]: { allowed: 'a text', fits: (value) => typeof value === 'string' },
  [AttributeType.NUMBER]: { allowed: 'a number', fits: (value) => typeof value === 'number' },
  [AttributeType.BOOLEAN]: { allowed: 'true or false', fits: (value) => typeof value === 'boolean' },
  [AttributeType.TIMESTAMP]: {
    allowed: 'a text such as 2026-01-31 or 2026-01-31T08:00:00Z',
    fits: (value) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
  },
};

/** Constant conditions whose value is not of the attribute's type. */
export function constantFaults(pattern: Sound<AccessPattern>, path: string, entity: Sound<Entity> | undefined): ProfileFault[] {
  const values: Record<string, unknown> = pattern.filterValues ?? {};
  return [
    ...unknownAttributes(`${path}.filterValues`, entity, Object.keys(values)),
    ...Object.entries(values).flatMap(([name, value]) => constantFault(`${path}.filterValues.${name}`, value, typeOf(entity, name))),
  ];
}

function constantFault(path: string, value: unknown, type: AttributeType | undefined): ProfileFault[] {
  if (value === undefined || type === undefined) return [];
  const literal = LITERALS[type];
  if (!literal) return [{ path, message: `got a constant for a ${type} attribute, which cannot be compared with one; filter by another attribute` }];
  return literal.fits(value) ? [] : [{ path, message: `got ${shown(value)}, allowed for a ${type} attribute is ${literal.allowed}` }];
}
