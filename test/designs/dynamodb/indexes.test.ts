import { indexesFor, indexShape } from '../../../src/designs/dynamodb/indexes';
import { entity } from './drafts';

const demand = (required: string[], range?: string) => ({ need: { required, optional: [], range, oneItem: false }, wanted: 'ALL' as const, patterns: [required.join()] });

test('no demand, no index', () => {
  expect(indexesFor(entity(), [])).toEqual([]);
});

test('indexes come by name, their keys with their types', () => {
  const indexes = indexesFor(entity(), [demand(['status'], 'createdAt'), demand(['digest', 'email'])]);
  expect(indexes.map(({ name }) => name)).toEqual(['byDigestAndEmail', 'byStatusAndCreatedAt']);
  expect(indexes[0].partitionKeys).toEqual([{ name: 'digest', type: 'B' }, { name: 'email', type: 'S' }]);
  expect(indexShape(indexes[1])).toEqual({ partition: ['status'], sort: ['createdAt'] });
  expect(indexes[1].sortKeys).toEqual([{ name: 'createdAt', type: 'N' }]);
});
