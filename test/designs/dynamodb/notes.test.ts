import { notesOn } from '../../../src/designs/dynamodb/notes';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { draftOf, entity, pattern } from './drafts';

function notesOf(entities: Entity[], patterns: AccessPattern[]): readonly string[] {
  const { tables, coverage } = draftOf(entities, patterns);
  return notesOn(entities[0], tables[0], coverage);
}

test('a plain table asks nothing', () => {
  expect(notesOf([entity()], [pattern(Operation.GET)])).toEqual([]);
});

test('a glued sort key says how it is written', () => {
  expect(notesOf([entity({ key: ['userId', 'region', 'score', 'digest'] })], [pattern(Operation.GET)])).toEqual([
    'the sort key region#score#digest holds region, score, digest joined by #: write it with every item, beside the attributes themselves',
    'region must not contain # or a character that sorts before it (space, !, "), or order and prefixes go wrong',
    'score must be a whole number from 0 up, padded with zeros to 16 digits in region#score#digest: it sorts as text, and 10 comes before 9',
    'digest must be written as hexadecimal digits in region#score#digest',
  ]);
});

test('unique attributes besides the key want a marker item', () => {
  expect(notesOf([entity({ unique: [['email'], ['userId'], ['region', 'score']] })], [pattern(Operation.GET)])).toEqual([
    'unique email: DynamoDB keeps only the table key unique, so write a marker item keyed by the value in the same transaction, if it does not exist',
    'unique region, score: DynamoDB keeps only the table key unique, so write a marker item keyed by the value in the same transaction, if it does not exist',
  ]);
});

test('expired items stay readable', () => {
  const expiring = entity({ attributes: { ...entity().attributes, expiresAt: AttributeType.TIMESTAMP }, expiry: { attribute: 'expiresAt' } });
  expect(notesOf([expiring], [pattern(Operation.GET)])).toEqual([
    'expired items stay readable until they are deleted, which can take days: compare expiresAt (epoch seconds) on every read that must not see them',
  ]);
});

test('a shared index leaves out items that one of its patterns would find', () => {
  const byStatus = pattern(Operation.LIST, { name: 'listByStatus', by: ['status'] });
  const byRegion = pattern(Operation.LIST, { name: 'listByRegion', by: ['status', 'region'] });
  expect(notesOf([entity()], [byStatus, byRegion])).toEqual([
    'listByStatus misses items without region, because index byStatusAndRegion does',
  ]);
});
