import { InvalidProfileError } from '../../src/profile/invalid-profile-error';
import { checkProfile } from '../../src/profile/schema';

type Plain = Record<string, unknown>;

/** An entity with an attribute of every type. */
export function anEntity(change: Plain = {}): Plain {
  return {
    name: 'Order',
    key: ['customerId', 'orderId'],
    attributes: {
      customerId: 'string',
      orderId: 'string',
      email: 'string',
      total: 'number',
      placedAt: 'timestamp',
      expiresAt: 'timestamp',
      paid: 'boolean',
      scan: 'binary',
      tags: 'json',
    },
    ...change,
  };
}

export function aPattern(change: Plain = {}): Plain {
  return { name: 'get order', entity: 'Order', operation: 'get', ...change };
}

export function aProfile(change: Plain = {}): Plain {
  return { entities: [anEntity()], accessPatterns: [aPattern()], ...change };
}

/** The faults of a profile, one line each; empty if it is valid. */
export function faultsOf(profile: unknown): string[] {
  try {
    checkProfile(profile);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidProfileError)) throw error;
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
}

export const faultsOfEntity = (change: Plain) => faultsOf(aProfile({ entities: [anEntity(change)] }));

/** Faults of one pattern beside two more entities, Customer and Product. */
export const faultsOfPattern = (change: Plain) => faultsOf(aProfile({
  entities: [
    anEntity(),
    { name: 'Customer', key: ['customerId'], attributes: { customerId: 'string', name: 'string' } },
    { name: 'Reading', key: ['device', 'at'], attributes: { device: 'string', at: 'timestamp' }, appendOnly: true },
  ],
  accessPatterns: [aPattern(change)],
}));
