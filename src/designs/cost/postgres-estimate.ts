import { rateAssumptions } from '../average-rate';
import { estimate, Estimate, Line } from './cost-lines';
import { networkLines } from './network-costs';
import { poolerLines } from './pooler-costs';
import { postgresAssumptions } from './postgres-assumptions';
import { DatabaseBasis, PostgresBasis } from './postgres-basis';
import { computeLines } from './postgres-compute-costs';
import { storageLines } from './postgres-storage-costs';
import { Prices } from './prices';
import { upkeepLines } from './upkeep-costs';

/** What a Postgres design costs per month. */
export function estimatePostgres(basis: PostgresBasis, prices: Prices): Estimate {
  const { workload } = basis;
  return estimate(
    [
      ...computeLines(basis, prices),
      ...storageLines(basis, prices),
      ...poolerLines(basis, prices),
      ...networkLines(basis, prices),
      ...upkeepLines(basis, prices),
    ],
    () => [...prices.assumptions, ...rateAssumptions(workload.load, workload.profile.traffic), ...postgresAssumptions(basis, prices)],
  );
}

/** The parts of an Aurora Standard bill that I/O-Optimized changes, in dollars per month. */
export interface AuroraSpend {
  readonly compute: number;
  readonly storage: number;
  readonly io: number;
}

/** What Aurora Standard would cost for this cluster. */
export function auroraStandardSpend(basis: DatabaseBasis, prices: Prices): AuroraSpend {
  const { workload, options, sizing } = basis;
  const standard = { workload, options: { ...options, 'postgres/storage': 'aurora-standard' }, sizing };
  const volume = storageLines(standard, prices);
  const of = (item: string) => total(volume.filter((each) => each.item === item));
  return { compute: total(computeLines(standard, prices)), storage: of('storage'), io: of('I/O') };
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
