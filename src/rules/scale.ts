import { Sum, Workload } from '../profile/workload';
import { ResolvedThresholds } from './threshold-defaults';

/** One measure by which a workload can outgrow one Postgres primary. */
export interface Signal {
  readonly name: string;
  readonly unit: string;
  readonly demand: Sum;
  /** Beyond one primary from here. */
  readonly beyond: number;
  /** Postgres is refused from here; undefined: never. */
  readonly refused?: number;
}

/** The five signals of scale. Item count is none of them. */
export function signals(workload: Workload, thresholds: ResolvedThresholds): readonly Signal[] {
  const {
    beyondWriteTransactionsPerSecond, beyondRowWritesPerSecond, beyondStrongRequestsPerSecond, beyondBytes, beyondRequestsPerSecond,
    refusedWriteTransactionsPerSecond, refusedRowWritesPerSecond, refusedStrongRequestsPerSecond, refusedBytes,
  } = thresholds;
  return [
    signal(workload, 'writeTransactionsPerSecond', 'write transactions/s', beyondWriteTransactionsPerSecond, refusedWriteTransactionsPerSecond),
    signal(workload, 'rowWritesPerSecond', 'row writes/s', beyondRowWritesPerSecond, refusedRowWritesPerSecond),
    signal(workload, 'strongRequestsPerSecond', 'writes and strong reads/s', beyondStrongRequestsPerSecond, refusedStrongRequestsPerSecond),
    signal(workload, 'bytes', 'bytes', beyondBytes, refusedBytes),
    signal(workload, 'requestsPerSecond', 'requests/s', beyondRequestsPerSecond),
  ];
}

type SignalName = 'writeTransactionsPerSecond' | 'rowWritesPerSecond' | 'strongRequestsPerSecond' | 'bytes' | 'requestsPerSecond';

function signal(workload: Workload, name: SignalName, unit: string, beyond: number, refused?: number): Signal {
  return { name, unit, demand: workload[name], beyond, refused };
}
