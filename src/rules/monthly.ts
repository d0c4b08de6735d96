import { Line } from '../designs/cost/cost-lines';

/** What lines of an estimate come to, in dollars per month. */
export function monthly(lines: readonly Line[]): number {
  return lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
