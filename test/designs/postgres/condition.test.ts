import { conditionOf } from '../../../src/designs/postgres/condition';
import { Pattern, workloadOf } from './a-draft';

const NOTHING = { equals: [], contains: [], words: [], range: undefined, constants: [], filters: [] };

describe('what a pattern asks of a row', () => {
  test.each<[string, Pattern, object]>([
    ['its key by default', { operation: 'get' }, { equals: ['tenantId', 'orderId'] }],
    ['nothing', { operation: 'list' }, {}],
    ['equality and a range', { operation: 'list', by: ['status'], range: 'placedAt' }, { equals: ['status'], range: 'placedAt' }],
    ['containment of JSON', { operation: 'list', by: ['tags', 'status'] }, { equals: ['status'], contains: ['tags'] }],
    ['words', { operation: 'search', by: ['note'], filter: ['status'] }, { words: ['note'], filters: ['status'] }],
    ['a filter on what is found', { operation: 'list', by: ['tenantId'], filter: ['status'] }, { equals: ['tenantId'], filters: ['status'] }],
    ['a filter that finds by itself', { operation: 'list', filter: ['tags', 'status'] }, { equals: ['status'], contains: ['tags'] }],
    ['a filter on all that is aggregated', { operation: 'aggregate', filter: ['status'] }, { filters: ['status'] }],
    ['a constant', { operation: 'list', filterValues: { status: 'open' } }, { constants: [{ attribute: 'status', sql: "'open'" }] }],
    ['a constant in place of a parameter', { operation: 'list', by: ['status', 'total'], filterValues: { status: 'open' } }, {
      equals: ['total'], constants: [{ attribute: 'status', sql: "'open'" }],
    }],
    ['a constant in place of a range', { operation: 'list', by: ['status'], range: 'total', filterValues: { total: 1 } }, {
      equals: ['status'], constants: [{ attribute: 'total', sql: '1' }],
    }],
    ['constants in one order', { operation: 'list', filterValues: { total: 1, paid: true } }, {
      constants: [{ attribute: 'paid', sql: 'true' }, { attribute: 'total', sql: '1' }],
    }],
    ['a parameter where the constant cannot be one', { operation: 'list', by: ['tenantId'], filterValues: { status: 'a\0b' } }, {
      equals: ['tenantId'], filters: ['status'],
    }],
  ])('%s', (_, pattern, expected) => expect(conditionOf(workloadOf([pattern]).accesses[0])).toEqual({ ...NOTHING, ...expected }));
});
