import { needsOf } from '../postgres/needs';
import { averageAcu } from '../postgres/serverless-sizing';
import { CostLine } from './cost-estimate';
import { HOURS_PER_MONTH, line, lineAt } from './cost-lines';
import { DatabaseBasis, deploymentOf, isAurora, isIoOptimized, secondaryRegions } from './postgres-basis';
import { Prices } from './prices';

/** What I/O-Optimized adds to an instance (Aurora pricing). */
const IO_OPTIMIZED_FACTOR = 1.3;

/** Classes with local disks whose own price was not found, and the family whose price stands in. */
export const PRICED_LIKE: Readonly<Record<string, string>> = { m6gd: 'm7g', r6gd: 'r8g' };

/** Writer, readers and standbys. */
export function computeLines(basis: DatabaseBasis, prices: Prices): CostLine[] {
  if (basis.sizing.instanceClass === undefined) return serverlessLines(basis, prices);
  const { instanceClass, readers } = basis.sizing;
  const usd = instanceHour(basis, instanceClass, prices);
  const writers = deploymentOf(basis) === 'rds-multi-az-instance' ? 2 : 1;
  const at = (item: string, instances: number) => lineAt(item, 'instance-hours', usd, instances * HOURS_PER_MONTH);
  return [
    ...at(`writer db.${instanceClass}${writers === 2 ? ' with its standby' : ''}`, writers),
    ...at(`${readers} × reader db.${instanceClass}`, readers),
    ...at(`secondary Regions, one db.${instanceClass} each`, secondaryRegions(basis)),
  ];
}

function serverlessLines(basis: DatabaseBasis, prices: Prices): CostLine[] {
  const { workload, sizing: { minAcu = 0, maxAcu = 0, readers } } = basis;
  const acu = averageAcu(workload, needsOf(workload, true), minAcu, maxAcu);
  const price = isIoOptimized(basis) ? 'auroraIoOptimizedCapacity' : 'auroraCapacity';
  const item = `writer${readers > 0 ? ` and ${readers} ${readers === 1 ? 'reader' : 'readers'}` : ''}, ${Number(acu.toFixed(1))} ACU each on average`;
  return line(prices, item, price, acu * (1 + readers) * HOURS_PER_MONTH);
}

function instanceHour(basis: DatabaseBasis, instanceClass: string, prices: Prices): number {
  const [family, size] = instanceClass.split('.');
  const priced = `${PRICED_LIKE[family] ?? family}.${size}`;
  const usd = (isAurora(basis) ? prices.auroraInstances : prices.rdsInstances)[priced];
  return usd * (isIoOptimized(basis) ? IO_OPTIMIZED_FACTOR : 1);
}
