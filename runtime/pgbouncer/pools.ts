import { Row } from './console';

/** The state of the pools: the worst of the looks since the last line. */
export interface PoolMetrics {
  readonly MaxWait: number;
  readonly ClientsActive: number;
  readonly ClientsWaiting: number;
  readonly ServersActive: number;
  readonly ServersIdle: number;
  /** The share of looks at which a client waited and no server connection was free. */
  readonly PoolExhausted: number;
}

type Look = Omit<PoolMetrics, 'PoolExhausted'> & { readonly exhausted: boolean };

/** Collects looks at the pools, because a wait between two lines would be seen by neither. */
export class PoolLooks {
  private looks: Look[] = [];

  /** The rows of SHOW POOLS. */
  public add(rows: readonly Row[]): void {
    this.looks.push(lookAt(rows));
  }

  /** What was seen since the last call. */
  public take(): PoolMetrics {
    const looks = this.looks.splice(0);
    const worst = (name: Exclude<keyof Look, 'exhausted'>) => Math.max(0, ...looks.map((look) => look[name]));
    return {
      MaxWait: worst('MaxWait'),
      ClientsActive: worst('ClientsActive'),
      ClientsWaiting: worst('ClientsWaiting'),
      ServersActive: worst('ServersActive'),
      ServersIdle: worst('ServersIdle'),
      PoolExhausted: Math.round(100 * looks.filter(({ exhausted }) => exhausted).length / Math.max(1, looks.length)),
    };
  }
}

function lookAt(rows: readonly Row[]): Look {
  const total = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
  return {
    MaxWait: Math.max(0, ...rows.map((row) => Number(row.maxwait) + Number(row.maxwait_us) / 1e6)),
    ClientsActive: total('cl_active'),
    ClientsWaiting: total('cl_waiting'),
    ServersActive: total('sv_active'),
    ServersIdle: total('sv_idle'),
    exhausted: rows.some((row) => Number(row.cl_waiting) > 0 && Number(row.sv_idle) + Number(row.sv_used) === 0),
  };
}
