import { Entity } from '../../profile/access-pattern-profile';
import { cover, Demand } from './cover';
import { DynamoDbIndex } from './dynamodb-design';
import { keyAttribute, KeyShape } from './key-schema';
import { indexNames } from './names';
import { projectionOf, union, withinQuotas } from './projection';

/** The global secondary indexes of a table, by name: the fewest that serve the demands, however many those are. */
export function indexesFor(entity: Entity, demands: readonly Demand[]): readonly DynamoDbIndex[] {
  if (demands.length === 0) return [];
  const planned = cover(demands);
  const names = indexNames(entity, planned.map((index) => index.shape));
  const projections = withinQuotas(planned.map(({ shape, demands: served }) =>
    projectionOf(entity, union(served.map((demand) => demand.wanted)), [...shape.partition, ...shape.sort])));
  return planned
    .map(({ shape, demands: served }, i) => ({
      name: names[i],
      partitionKeys: shape.partition.map((attribute) => keyAttribute(entity, attribute)),
      sortKeys: shape.sort.map((attribute) => keyAttribute(entity, attribute)),
      projection: projections[i],
      patterns: served.flatMap((demand) => demand.patterns).sort(),
    }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/** The key of an index as a shape. */
export function indexShape(index: DynamoDbIndex): KeyShape {
  return { partition: index.partitionKeys.map(({ name }) => name), sort: index.sortKeys.map(({ name }) => name) };
}
