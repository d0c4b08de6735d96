import { ResolvedThresholds } from './threshold-defaults';
import { Sum, Workload } from '../profile/workload';

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
  return [
    {
      name: 'writeTransactionsPerSecond',
      unit: 'write transactions/s',
      demand: workload.writeTransactionsPerSecond,
      beyond: thresholds.beyondWriteTransactionsPerSecond,
      refused: thresholds.refusedWriteTransactionsPerSecond,
    },
    {
      name: 'rowWritesPerSecond',
      unit: 'row writes/s',
      demand: workload.rowWritesPerSecond,
      beyond: thresholds.beyondRowWritesPerSecond,
      refused: thresholds.refusedRowWritesPerSecond,
    },
    {
      name: 'strongRequestsPerSecond',
      unit: 'writes and strong reads/s',
      demand: workload.strongRequestsPerSecond,
      beyond: thresholds.beyondStrongRequestsPerSecond,
      refused: thresholds.refusedStrongRequestsPerSecond,
    },
    {
      name: 'bytes',
      unit: 'bytes',
      demand: workload.bytes,
      beyond: thresholds.beyondBytes,
      refused: thresholds.refusedBytes,
    },
    {
      name: 'requestsPerSecond',
      unit: 'requests/s',
      demand: workload.requestsPerSecond,
      beyond: thresholds.beyondRequestsPerSecond,
    },
  ];
}
