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
  return SIGNALS.map(({ name, unit, close, beyond, refused }) => ({
    name,
    unit,
    demand: workload[name],
    close: close && thresholds[close],
    beyond: thresholds[beyond],
    refused: refused && thresholds[refused],
  }));
}

type Threshold = keyof ResolvedThresholds;

interface Measure {
  readonly name: 'writeTransactionsPerSecond' | 'rowWritesPerSecond' | 'strongRequestsPerSecond' | 'bytes' | 'requestsPerSecond';
  readonly unit: string;
  readonly close?: Threshold;
  readonly beyond: Threshold;
  readonly refused?: Threshold;
}

const SIGNALS: readonly Measure[] = [
  {
    name: 'writeTransactionsPerSecond',
    unit: 'write transactions/s',
    close: 'closeWriteTransactionsPerSecond',
    beyond: 'beyondWriteTransactionsPerSecond',
    refused: 'refusedWriteTransactionsPerSecond',
  },
  {
    name: 'rowWritesPerSecond',
    unit: 'row writes/s',
    close: 'closeRowWritesPerSecond',
    beyond: 'beyondRowWritesPerSecond',
    refused: 'refusedRowWritesPerSecond',
  },
  {
    name: 'strongRequestsPerSecond',
    unit: 'writes and strong reads/s',
    close: 'closeStrongRequestsPerSecond',
    beyond: 'beyondStrongRequestsPerSecond',
    refused: 'refusedStrongRequestsPerSecond',
  },
  { name: 'bytes', unit: 'bytes', beyond: 'beyondBytes', refused: 'refusedBytes' },
  { name: 'requestsPerSecond', unit: 'requests/s', beyond: 'beyondRequestsPerSecond' },
];
