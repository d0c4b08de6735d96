import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOT_AURORA_INSTANCES, SNAPSHOT_RDS_INSTANCES, SNAPSHOT_REGION } from '../src/designs/cost/price-snapshot';
import { findPrice, PriceList, PriceQuery, ReadPrice, rewriteSnapshot } from './price-list';
import { instanceQuery, PRICE_QUERIES } from './price-queries';

/** Rewrites src/designs/cost/price-snapshot.ts from AWS's public price list. Needs a network; run it as `npx tsx scripts/refresh-prices.ts`. */
const SNAPSHOT = join(__dirname, '../src/designs/cost/price-snapshot.ts');

async function fetchList(service: string): Promise<PriceList> {
  const url = `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${service}/current/${SNAPSHOT_REGION}/index.json`;
  const response = await fetch(url).catch((error: Error) => {
    throw new Error(`${url} cannot be reached (${(error.cause as Error | undefined)?.message ?? error.message}); nothing was changed`);
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}; try again later`);
  return await response.json() as PriceList;
}

/** Undefined, with a word on stderr, where the list has no single answer: the snapshot keeps its figure. */
function tryPrice(list: PriceList, name: string, query: PriceQuery): number | undefined {
  try {
    return findPrice(list, query);
  } catch (error) {
    console.error(`${name}: kept as it is: ${(error as Error).message}`);
    return undefined;
  }
}

function sourceOf(list: PriceList): string {
  return `AWS price list, ${list.publicationDate.slice(0, 10)}`;
}

function pricesOf(service: string, list: PriceList): Record<string, ReadPrice> {
  const source = sourceOf(list);
  return Object.fromEntries(Object.entries(PRICE_QUERIES[service]).flatMap(([id, query]) => {
    const usd = tryPrice(list, id, query);
    return usd === undefined ? [] : [[id, { usd, source }]];
  }));
}

function instancesOf(list: PriceList, engine: string, known: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.keys(known).flatMap((name) => {
    const usd = tryPrice(list, `${engine} ${name}`, instanceQuery(engine, name));
    return usd === undefined ? [] : [[name, usd]];
  }));
}

async function main(): Promise<void> {
  const prices: Record<string, ReadPrice> = {};
  const instances: Record<string, Record<string, number>> = {};
  const instanceSources: Record<string, string> = {};
  for (const service of Object.keys(PRICE_QUERIES)) {
    const list = await fetchList(service);
    Object.assign(prices, pricesOf(service, list));
    if (service === 'AmazonRDS') {
      instances.SNAPSHOT_AURORA_INSTANCES = instancesOf(list, 'Aurora PostgreSQL', SNAPSHOT_AURORA_INSTANCES);
      instances.SNAPSHOT_RDS_INSTANCES = instancesOf(list, 'PostgreSQL', SNAPSHOT_RDS_INSTANCES);
      const isWhole = (read: Record<string, number>, known: Readonly<Record<string, number>>) => Object.keys(known).every((name) => name in read);
      if (isWhole(instances.SNAPSHOT_AURORA_INSTANCES, SNAPSHOT_AURORA_INSTANCES)) instanceSources.aurora = sourceOf(list);
      if (isWhole(instances.SNAPSHOT_RDS_INSTANCES, SNAPSHOT_RDS_INSTANCES)) instanceSources.rds = sourceOf(list);
    }
  }
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(SNAPSHOT, rewriteSnapshot(readFileSync(SNAPSHOT, 'utf8'), { date, prices, instances, instanceSources }));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
