import { faultsOfPattern } from '../sample';

test.each([
  { email: 'a@example.com' }, { total: 0 }, { paid: false }, { placedAt: '2026-01-31' }, { placedAt: '2026-01-31T08:00:00Z' },
  { placedAt: '2026-01-31T08:00:00.250+01:00', paid: true },
])('accepts the constants %j', (filterValues) => {
  expect(faultsOfPattern({ operation: 'list', filterValues })).toEqual([]);
});

test.each([
  [{ emial: 'x' }, "filterValues: unknown attribute 'emial' of entity Order; did you mean 'email'?"],
  [{ email: 1 }, 'filterValues.email: got 1, allowed for a string attribute is a text'],
  [{ total: '1' }, "filterValues.total: got '1', allowed for a number attribute is a number"],
  [{ paid: 'yes' }, "filterValues.paid: got 'yes', allowed for a boolean attribute is true or false"],
  [{ placedAt: 1 }, 'filterValues.placedAt: got 1, allowed for a timestamp attribute is a text such as 2026-01-31 or 2026-01-31T08:00:00Z'],
  [{ placedAt: '2026-13-31' },
    "filterValues.placedAt: got '2026-13-31', allowed for a timestamp attribute is a text such as 2026-01-31 or 2026-01-31T08:00:00Z"],
  [{ tags: 'x' }, 'filterValues.tags: got a constant for a json attribute, which cannot be compared with one; filter by another attribute'],
  [{ scan: 'x' }, 'filterValues.scan: got a constant for a binary attribute, which cannot be compared with one; filter by another attribute'],
  [{ total: NaN }, 'filterValues.total: got NaN, allowed is a text, a number, true or false'],
  [{ total: [1] }, 'filterValues.total: got a list, allowed is a text, a number, true or false'],
])('fails the constants %j', (filterValues, fault) => {
  expect(faultsOfPattern({ operation: 'list', filterValues })).toEqual([`accessPatterns[0].${fault}`]);
});
