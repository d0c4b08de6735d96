import { CostLine } from '../designs/cost/cost-estimate';

/** What lines of an estimate come to, in dollars per month. */
export function monthly(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
