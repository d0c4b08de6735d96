import { Sum, Workload } from '../profile/workload';
import { ResolvedThresholds } from './threshold-defaults';

/** One measure by which a workload can outgrow one Postgres primary. */
export interface Signal {
  readonly name: string;
  readonly unit: string;
  readonly demand: Sum;
  /** Close to what one primary carries from here; undefined: nothing is said. */
  readonly close?: number;
  /** Beyond one primary from here. */
  readonly beyond: number;
  /** Postgres is refused from here; undefined: never. */
  readonly refused?: number;
}

/** The five signals of scale. Item count is none of them. */
export function signals(workload: Workload, thresholds: ResolvedThresholds): readonly Signal[] {
  return [...signalsOfThePrimary(workload, thresholds), {
    name: 'bytes',
    unit: 'bytes',
    demand: workload.bytes,
    close: undefined,
    beyond: thresholds.beyondBytes,
    refused: thresholds.refusedBytes,
  }, {
    name: 'requestsPerSecond',
    unit: 'requests/s',
    demand: workload.requestsPerSecond,
    close: undefined,
    beyond: thresholds.beyondRequestsPerSecond,
    refused: undefined,
  }];
}

/** What the primary alone must answer. */
function signalsOfThePrimary(workload: Workload, thresholds: ResolvedThresholds): readonly Signal[] {
  return [{
    name: 'writeTransactionsPerSecond',
    unit: 'write transactions/s',
    demand: workload.writeTransactionsPerSecond,
    close: thresholds.closeWriteTransactionsPerSecond,
    beyond: thresholds.beyondWriteTransactionsPerSecond,
    refused: thresholds.refusedWriteTransactionsPerSecond,
  }, {
    name: 'rowWritesPerSecond',
    unit: 'row writes/s',
    demand: workload.rowWritesPerSecond,
    close: thresholds.closeRowWritesPerSecond,
    beyond: thresholds.beyondRowWritesPerSecond,
    refused: thresholds.refusedRowWritesPerSecond,
  }, {
    name: 'strongRequestsPerSecond',
    unit: 'writes and strong reads/s',
    demand: workload.strongRequestsPerSecond,
    close: thresholds.closeStrongRequestsPerSecond,
    beyond: thresholds.beyondStrongRequestsPerSecond,
    refused: thresholds.refusedStrongRequestsPerSecond,
  }];
}
