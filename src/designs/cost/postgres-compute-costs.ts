import { count, counted } from '../../profile/format';
import { classInWords } from '../postgres/class-in-words';
import { needsOf } from '../postgres/needs';
import { averageAcu, averageAcuInWords } from '../postgres/serverless-sizing';
import { HOURS_PER_MONTH, Line, line, lineAt } from './cost-lines';
import { DatabaseBasis, deploymentOf, isAurora, isIoOptimized, secondaryRegions } from './postgres-basis';
import { Price } from './price-snapshot';
import { Prices } from './prices';

/** What I/O-Optimized adds to an instance (Aurora pricing). */
export const IO_OPTIMIZED_FACTOR = 1.3;

/** Classes with local disks whose own price was not found, and the family whose price stands in. */
export const PRICED_LIKE: Readonly<Record<string, string>> = { m6gd: 'm7g', r6gd: 'r8g' };

/** `r8g` of `r8g.large`. */
export function familyOf(instanceClass: string): string {
  return instanceClass.slice(0, instanceClass.indexOf('.'));
}

/** Writer, readers and standbys. */
export function computeLines(basis: DatabaseBasis, prices: Prices): Line[] {
  const { instanceClass, readers } = basis.sizing;
  if (instanceClass === undefined) return serverlessLines(basis, prices);
  const price = instancePrice(basis, instanceClass, prices);
  const writers = deploymentOf(basis) === 'rds-multi-az-instance' ? 2 : 1;
  const at = (item: string, instances: number) => lineAt(price, instances * HOURS_PER_MONTH, {
    item, basis: () => `${counted(instances, 'instance')} for ${HOURS_PER_MONTH} hours; ${classInWords(deploymentOf(basis), needsOf(basis.workload, isAurora(basis)))}`,
  });
  return [
    ...at(`writer db.${instanceClass}${writers === 2 ? ' with its standby' : ''}`, writers),
    ...at(`${readers} × reader db.${instanceClass}`, readers),
    ...at(`secondary Regions, one db.${instanceClass} each`, secondaryRegions(basis)),
  ];
}

function serverlessLines(basis: DatabaseBasis, prices: Prices): Line[] {
  const { workload, sizing: { minAcu = 0, maxAcu = 0, readers } } = basis;
  const acu = averageAcu(workload, needsOf(workload, true), minAcu, maxAcu);
  const hours = (1 + readers) * HOURS_PER_MONTH;
  return line(prices, isIoOptimized(basis) ? 'auroraIoOptimizedCapacity' : 'auroraCapacity', acu * hours, {
    item: `writer${readers > 0 ? ` and ${counted(readers, 'reader')}` : ''}, ${count(acu)} ACU each on average`,
    basis: () => `${averageAcuInWords(workload, minAcu, maxAcu)}; for ${HOURS_PER_MONTH} hours`,
    idleQuantity: minAcu * hours,
  });
}

function instancePrice(basis: DatabaseBasis, instanceClass: string, prices: Prices): Price {
  const family = familyOf(instanceClass);
  const priced = family in PRICED_LIKE ? instanceClass.replace(family, PRICED_LIKE[family]) : instanceClass;
  const price = prices.instances[isAurora(basis) ? 'aurora' : 'rds'][priced];
  return isIoOptimized(basis)
    ? { ...price, usd: price.usd * IO_OPTIMIZED_FACTOR, source: `${price.source}; times ${IO_OPTIMIZED_FACTOR} for I/O-Optimized` }
    : price;
}
