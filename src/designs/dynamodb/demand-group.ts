import { arrange } from './arrange';
import { KeyNeed } from './key-need';
import { KeyShape } from './key-schema';
import { Wanted } from './projection';

/** What some patterns ask of an index, all with the same need. */
export interface Demand {
  readonly need: KeyNeed;
  readonly wanted: Wanted;
  /** Attributes that all of them compare with a constant, as far as they can be keys. */
  readonly constants?: readonly string[];
  readonly patterns: readonly string[];
}

/** An index in the making. */
export interface PlannedIndex {
  readonly shape: KeyShape;
  readonly demands: readonly Demand[];
}

/** Demands that one key serves. */
export type Group = readonly Demand[];

/** Whether one key serves them all. */
export function fits(group: Group): boolean {
  return arrange(group.map((demand) => demand.need)) !== undefined;
}

/** The key that serves a group. */
export function shapeOf(group: Group): KeyShape {
  return arrange(group.map((demand) => demand.need))!;
}
