import { PriceOverrides } from './price-overrides';
import {
  Price, SNAPSHOT_AURORA_INSTANCES, SNAPSHOT_DATE, SNAPSHOT_INSTANCE_SOURCES, SNAPSHOT_PRICES, SNAPSHOT_RDS_INSTANCES, SNAPSHOT_REGION,
} from './price-snapshot';

/** The name of a price. */
export type PriceId = keyof typeof SNAPSHOT_PRICES;

/** The engines that have prices of instances. */
export type InstanceEngine = 'aurora' | 'rds';

/** The prices of one Region. */
export interface Prices {
  readonly region: string;
  /** The day of the snapshot. */
  readonly date: string;
  readonly rates: Readonly<Record<PriceId, Price>>;
  /** An instance-hour by class: Standard configuration for Aurora, Single-AZ for RDS. */
  readonly instances: Readonly<Record<InstanceEngine, Readonly<Record<string, Price>>>>;
  /** What every estimate with these prices assumes. */
  readonly assumptions: readonly string[];
}

/** How a Region compares to the snapshot's, where a source says so. */
const REGION_FACTORS: Readonly<Record<string, { factor: number; why: string }>> = {
  'us-east-2': { factor: 1, why: 'DynamoDB units cost the same in both (infracost golden files, 2024-11)' },
  'us-west-1': { factor: 1.116, why: 'DynamoDB replicated write capacity costs 11.6 % more there (infracost golden files, 2024-11)' },
};

const ASSUMED: readonly string[] = [
  `prices are AWS's on-demand list prices of ${SNAPSHOT_REGION}, put together on ${SNAPSHOT_DATE}; a month has 730 hours`,
  'free tiers, savings plans, reserved instances, support and taxes are left out',
];

const HOME: Prices = {
  region: SNAPSHOT_REGION,
  date: SNAPSHOT_DATE,
  rates: SNAPSHOT_PRICES,
  instances: {
    aurora: instancePrices(SNAPSHOT_AURORA_INSTANCES, SNAPSHOT_INSTANCE_SOURCES.aurora),
    rds: instancePrices(SNAPSHOT_RDS_INSTANCES, SNAPSHOT_INSTANCE_SOURCES.rds),
  },
  assumptions: ASSUMED,
};

/** Every name that a price can be set by. */
export const PRICE_NAMES: readonly string[] = [
  ...Object.keys(SNAPSHOT_PRICES),
  ...Object.keys(SNAPSHOT_AURORA_INSTANCES).map((name) => `aurora/${name}`),
  ...Object.keys(SNAPSHOT_RDS_INSTANCES).map((name) => `rds/${name}`),
];

/**
 * The prices of a Region.
 *
 * A Region without a known factor is priced like us-east-1, and the estimate says so. What the user sets comes first.
 */
export function pricesFor(region?: string, { factor, prices = {} }: PriceOverrides = {}): Prices {
  const level = levelOf(region, factor);
  return Object.keys(prices).length === 0 ? level : overridden(level, prices);
}

/** The snapshot at the price level of a Region. */
function levelOf(region: string | undefined, factor: number | undefined): Prices {
  if (factor !== undefined) {
    return scaled(region ?? SNAPSHOT_REGION, factor, `every price is multiplied by ${factor}, the factor that you gave for ${region ?? SNAPSHOT_REGION}`);
  }
  if (region === SNAPSHOT_REGION) return HOME;
  if (region === undefined) {
    return { ...HOME, assumptions: [...ASSUMED, `the Region is not given: prices of ${SNAPSHOT_REGION} stand in`] };
  }
  const known = REGION_FACTORS[region];
  if (known) return scaled(region, known.factor, `prices of ${region} are those of ${SNAPSHOT_REGION} times ${known.factor}: ${known.why}`);
  return {
    ...HOME,
    region,
    assumptions: [...ASSUMED, `prices of ${region} are not in the snapshot: those of ${SNAPSHOT_REGION} stand in; give a factor or prices of your own`],
  };
}

function scaled(region: string, factor: number, assumption: string): Prices {
  return { ...HOME, ...mapPrices(HOME, (price) => ({ ...price, usd: price.usd * factor })), region, assumptions: [...ASSUMED, assumption] };
}

function overridden(level: Prices, own: Readonly<Record<string, number>>): Prices {
  const set = (price: Price, name: string): Price => own[name] === undefined ? price : { ...price, usd: own[name], source: 'set by you' };
  return {
    ...level,
    ...mapPrices(level, set),
    assumptions: [...level.assumptions, `set by you: ${Object.entries(own).map(([name, usd]) => `${name} $${usd}`).join(', ')}`],
  };
}

function mapPrices({ rates, instances: { aurora, rds } }: Prices, of: (price: Price, name: string) => Price): Pick<Prices, 'rates' | 'instances'> {
  const mapped = <K extends string>(record: Readonly<Record<K, Price>>, prefix = '') =>
    Object.fromEntries(Object.entries<Price>(record).map(([name, price]) => [name, of(price, prefix + name)])) as Record<K, Price>;
  return { rates: mapped(rates), instances: { aurora: mapped(aurora, 'aurora/'), rds: mapped(rds, 'rds/') } };
}

function instancePrices(hours: Readonly<Record<string, number>>, source: string): Record<string, Price> {
  return Object.fromEntries(Object.entries(hours).map(([name, usd]) => [name, { usd, per: 'instance-hours', source }]));
}
