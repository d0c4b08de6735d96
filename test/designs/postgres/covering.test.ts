import { indexesOf, Pattern } from './a-draft';

const LIST = { operation: 'list', by: ['status'], returns: ['total'] };
const CARRIED = ['(status) INCLUDE (total)'];
const BARE = ['(status)'];

describe('an index carries other attributes', () => {
  test.each<[string, Pattern[], string[], object?]>([
    ['a few of fixed width', [LIST], CARRIED],
    ['filters too', [{ ...LIST, filter: ['paid'] }], ['(status) INCLUDE (paid, total)']],
    ['for a sum', [{ ...LIST, operation: 'aggregate' }], CARRIED],
    ['texts where no row is larger than an index takes', [{ ...LIST, returns: ['note'] }], ['(status) INCLUDE (note)'], { maxItemBytes: 2000 }],
    ['in a partial index', [{ ...LIST, filterValues: { paid: true } }], ['(status) INCLUDE (total) WHERE paid = true']],
    ['where rows are only appended', [LIST, { operation: 'transaction' }], CARRIED, { appendOnly: true }],
    ['where rows are put, but never changed in part', [LIST, { operation: 'put' }], CARRIED],
  ])('%s', (_, patterns, expected, ...[entity]) => expect(indexesOf(patterns, entity)).toEqual(expected));

  test.each<[string, Pattern[], string[], object?]>([
    ['where all is returned', [{ ...LIST, returns: undefined }], BARE],
    ['that may be long', [{ ...LIST, returns: ['note'] }], BARE, { maxItemBytes: 2001 }],
    ['of JSON', [{ ...LIST, returns: ['tags'] }], BARE, { maxItemBytes: 100 }],
    ['if they are many', [{ ...LIST, returns: ['total', 'paid', 'placedAt', 'note'] }], BARE, { maxItemBytes: 100 }],
    ['for one row', [{ ...LIST, operation: 'get' }], BARE],
    ['where a pattern updates the rows', [LIST, { operation: 'update' }], BARE],
    ['where a transaction writes the rows', [LIST, { operation: 'transaction' }], BARE],
    ['where two patterns together want many', [LIST, { ...LIST, returns: ['paid', 'placedAt', 'note'] }], BARE, { maxItemBytes: 100 }],
  ])('but none %s', (_, patterns, expected, ...[entity]) => expect(indexesOf(patterns, entity)).toEqual(expected));

  test('but none where a transaction of another entity writes the rows', () => {
    const other = { name: 'Other', key: ['id'], attributes: { id: 'string' } };
    const own = { name: 'Order', key: ['orderId'], attributes: { orderId: 'string', status: 'string', total: 'number', note: 'string' } };
    const list = { name: 'list', entity: 'Order', ...LIST };
    const rest = (alsoWrites: string[]) => ({
      entities: [own, other], accessPatterns: [list, { name: 'write', entity: 'Other', operation: 'transaction', alsoWrites }],
    });
    expect(indexesOf([], {}, rest([]))).toEqual(CARRIED);
    expect(indexesOf([], {}, rest(['Order']))).toEqual(BARE);
  });
});
