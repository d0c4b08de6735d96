import { rateAssumptions } from '../average-rate';
import { PostgresSizing } from '../postgres/postgres-design';
import { estimate, Estimate, Line } from './cost-lines';
import { networkLines } from './network-costs';
import { poolerLines } from './pooler-costs';
import { postgresAssumptions } from './postgres-assumptions';
import { DatabaseBasis, PostgresBasis } from './postgres-basis';
import { computeLines, IO_OPTIMIZED_FACTOR } from './postgres-compute-costs';
import { postgresFeedLines } from './postgres-feed-costs';
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
      ...frontLines(basis, prices),
      ...postgresFeedLines(workload, prices),
    ],
    () => [...prices.assumptions, ...rateAssumptions(workload.load, workload.profile.traffic), ...postgresAssumptions(basis, prices)],
  );
}

/** What stands in front of the database, the network, and what keeps both going. */
export function frontLines(basis: PostgresBasis, prices: Prices): Line[] {
  return [...poolerLines(basis, prices), ...networkLines(basis, prices), ...upkeepLines(basis, prices)];
}

/** The parts of an Aurora bill in which Standard and I/O-Optimized differ, in dollars per month. */
export interface AuroraSpend {
  readonly compute: number;
  readonly storage: number;
  readonly io: number;
}

/** What Aurora Standard would cost for this cluster. */
export function auroraStandardSpend({ workload, options, sizing }: DatabaseBasis, prices: Prices): AuroraSpend {
  const standard = { workload, options: { ...options, 'postgres/storage': 'aurora-standard' }, sizing };
  const volume = storageLines(standard, prices);
  const of = (item: string) => total(volume.filter((each) => each.item === item));
  return { compute: total(computeLines(standard, prices)), storage: of('storage'), io: of('I/O') };
}

/** What I/O-Optimized adds to that, in the place of I/O. */
export function ioOptimizedSurcharge({ compute, storage }: AuroraSpend, { instanceClass }: PostgresSizing, { rates }: Prices): Omit<AuroraSpend, 'io'> {
  const factor = instanceClass === undefined ? rates.auroraIoOptimizedCapacity.usd / rates.auroraCapacity.usd : IO_OPTIMIZED_FACTOR;
  return { compute: compute * (factor - 1), storage: storage * (rates.auroraIoOptimizedStorage.usd / rates.auroraStorage.usd - 1) };
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
