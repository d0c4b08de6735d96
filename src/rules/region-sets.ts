import { Regions } from '../profile/access-pattern-profile';

/** DynamoDB Developer Guide, global tables: strong consistency spans Regions of one of these sets. */
const REGION_SETS: readonly (readonly string[])[] = [
  ['us-east-1', 'us-east-2', 'us-west-2'],
  ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1'],
  ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
];

/** How many Regions hold the data, the home Region included; undefined is unknown. */
export function regionCount(regions: Regions | undefined): number | undefined {
  const others = regions?.replicaCount ?? regions?.replicas?.length;
  return others === undefined ? undefined : others + 1;
}

/** Whether these Regions can be strongly consistent together. */
export function spansOneRegionSet(replicas: readonly string[]): boolean {
  return replicas.length === 0 || REGION_SETS.some((set) => replicas.every((region) => set.includes(region)));
}
