import { quantity } from '../profile/format';
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
  /** What the demand holds besides what patterns declare, to be said after it; a clause with its comma. */
  readonly note: string;
}

/** `at least 130,000 row writes/s, expiry deletes included`. */
export function demandInWords({ demand: { value, missing }, unit, note }: Signal): string {
  return `${missing.length > 0 ? 'at least ' : ''}${quantity(value, unit)}${note}`;
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
    note: '',
  }, {
    name: 'requestsPerSecond',
    unit: 'requests/s',
    demand: workload.requestsPerSecond,
    close: undefined,
    beyond: thresholds.beyondRequestsPerSecond,
    refused: undefined,
    note: '',
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
    note: '',
  }, {
    name: 'rowWritesPerSecond',
    unit: 'row writes/s',
    demand: workload.rowWritesPerSecond,
    close: thresholds.closeRowWritesPerSecond,
    beyond: thresholds.beyondRowWritesPerSecond,
    refused: thresholds.refusedRowWritesPerSecond,
    note: workload.expiryDeletesPerSecond.value > 0 ? ', expiry deletes included' : '',
  }, {
    name: 'strongRequestsPerSecond',
    unit: 'writes and strong reads/s',
    demand: workload.strongRequestsPerSecond,
    close: thresholds.closeStrongRequestsPerSecond,
    beyond: thresholds.beyondStrongRequestsPerSecond,
    refused: thresholds.refusedStrongRequestsPerSecond,
    note: '',
  }];
}
