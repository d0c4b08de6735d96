import { Entity } from '../../profile/access-pattern-profile';
import { flatMap } from '../../profile/flat-map';
import { cover } from './cover';
import { Demand, PlannedIndex } from './demand-group';
import { DynamoDbIndex } from './dynamodb-design';
import { MAX_PARTITION_ATTRIBUTES } from './key-need';
import { keyAttribute, KeyShape } from './key-schema';
import { indexNames } from './names';
import { projectionOf, union, withinQuotas } from './projection';

/** The global secondary indexes of a table, by name: the fewest that serve the demands, however many those are. */
export function indexesFor(entity: Entity, demands: readonly Demand[]): readonly DynamoDbIndex[] {
  if (demands.length === 0) return [];
  const planned = cover(demands).map(narrowed);
  const names = indexNames(entity, planned.map((index) => index.shape));
  const projections = withinQuotas(planned.map(({ shape, demands: served }) =>
    projectionOf(entity, union(served.map((demand) => demand.wanted)), [...shape.partition, ...shape.sort])));
  return planned
    .map(({ shape, demands: served }, i) => ({
      name: names[i],
      partitionKeys: shape.partition.map((attribute) => keyAttribute(entity, attribute)),
      sortKeys: shape.sort.map((attribute) => keyAttribute(entity, attribute)),
      projection: projections[i],
      patterns: flatMap(served, (demand) => demand.patterns).sort(),
    }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/**
 * Puts attributes into the key that every pattern of the index compares with a constant: then it reads the items that meet the condition
 * alone, and holds none that lacks the attribute.
 */
function narrowed({ shape, demands }: PlannedIndex): PlannedIndex {
  const [first, ...others] = demands;
  const constants = (first.constants ?? []).filter((attribute) => others.every((demand) => demand.constants?.includes(attribute))
    && ![...shape.partition, ...shape.sort].includes(attribute) && demands.every(({ need }) => need.range !== attribute));
  const room = MAX_PARTITION_ATTRIBUTES - shape.partition.length;
  return { shape: { ...shape, partition: [...shape.partition, ...constants.slice(0, room)].sort() }, demands };
}

/** The key of an index as a shape. */
export function indexShape(index: DynamoDbIndex): KeyShape {
  return { partition: index.partitionKeys.map(({ name }) => name), sort: index.sortKeys.map(({ name }) => name) };
}
