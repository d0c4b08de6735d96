import * as fc from 'fast-check';
import { checkProfile } from '../../src/profile/schema';
import { aPattern, aProfile, anEntity, faultsOf } from './sample';
import '../fixed-seed';

type Plain = Record<string, unknown>;

const FIELDS: Record<string, string[]> = {
  profile: ['description', 'entities', 'accessPatterns', 'traffic', 'clients', 'regions', 'changeFeeds', 'evolution', 'availability', 'existingStore', 'requires'],
  entity: ['name', 'key', 'attributes', 'itemCount', 'averageItemBytes', 'maxItemBytes', 'unique', 'expiry', 'appendOnly'],
  pattern: ['name', 'entity', 'operation', 'by', 'range', 'filter', 'filterValues', 'returns', 'joins', 'alsoWrites', 'peakPerSecond', 'averagePerSecond'],
};

const change = (part: string) => fc.dictionary(fc.constantFrom(...FIELDS[part]), junk(), { maxKeys: 3 });

/** Anything, and often what a careless hand would write. */
function junk(): fc.Arbitrary<unknown> {
  const plausible = fc.constantFrom<unknown>(
    'email', 'Order', 'get', null, undefined, -1, 0, 1.5, NaN, [], {}, [null], ['email', 'email'], [['x']], { attribute: 'id' }, { topology: 'single' },
    { customerId: 'text' }, '${Token[TOKEN.1]}', [{}], [{ name: 'a' }], new Date(0), new Map(), Symbol.iterator, () => 1, 10n,
  );
  return fc.oneof(plausible, fc.anything());
}

function careless(profile: Plain, entity: Plain, pattern: Plain): Plain {
  return { ...aProfile({ entities: [anEntity(entity)], accessPatterns: [aPattern(pattern)] }), ...profile };
}

test('whatever comes in, a profile or a list of faults comes out', () => {
  fc.assert(fc.property(fc.anything(), (input) => { faultsOf(input); }));
  fc.assert(fc.property(change('profile'), change('entity'), change('pattern'), (...parts) => {
    const input = careless(...parts);
    const faults = faultsOf(input);
    if (faults.length > 0) return;
    const profile = checkProfile(input);
    expect(checkProfile(profile)).toEqual(profile);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  }), { numRuns: 400 });
});

test('faults read alike: lower case, no full stop, each once', () => {
  fc.assert(fc.property(change('profile'), change('entity'), change('pattern'), (...parts) => {
    const faults = faultsOf(careless(...parts));
    expect(faults).toEqual([...new Set(faults)]);
    for (const fault of faults) expect(fault).toMatch(/: (['a-z][^\n]*[^.\n])$/);
  }));
});
