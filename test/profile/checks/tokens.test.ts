import { Fn, Lazy, Token } from 'aws-cdk-lib';
import { tokenFaults } from '../../../src/profile/checks/tokens';
import { aPattern, aProfile, anEntity, faultsOf } from '../sample';

const message = 'got a CDK token, allowed is a concrete value: the store is chosen at synth, when tokens are not resolved; '
  + 'write the value itself or read it from context';

test.each([
  ['a text', aProfile({ description: Fn.ref('Name') }), 'description'],
  ['a text within a text', aProfile({ description: `orders of ${Fn.ref('Name')}` }), 'description'],
  ['a number', aProfile({ entities: [anEntity({ itemCount: Token.asNumber(Fn.ref('Count')) })] }), 'entities[0].itemCount'],
  ['a number within a text', aProfile({ description: `about ${Token.asNumber(Fn.ref('Count'))} orders` }), 'description'],
  ['a list', aProfile({ regions: { topology: 'active-active', replicas: Token.asList(Fn.ref('Regions')) } }), 'regions.replicas'],
  ['a lazy list', aProfile({ accessPatterns: Lazy.any({ produce: () => [] }) }), 'accessPatterns'],
  ['an enum', aProfile({ accessPatterns: [aPattern({ operation: Fn.ref('Operation') })] }), 'accessPatterns[0].operation'],
  ['a name', aProfile({ entities: [anEntity({ attributes: { [Fn.ref('Name')]: 'string' } })] }), 'entities[0].attributes'],
  ['the whole', Lazy.any({ produce: () => aProfile() }), 'profile'],
])('fails a token for %s, once', (_, profile, path) => {
  expect(faultsOf(profile)).toEqual([`${path}: ${message}`]);
});

test.each([-1.9e300, -1.5e289, -1, 0, 1e289, Number.MAX_VALUE, NaN])('takes %d for a number', (value) => {
  expect(tokenFaults(value)).toEqual([]);
});
