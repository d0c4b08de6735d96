/** A file of AWS's public price list, as far as it is read here. */
export interface PriceList {
  readonly publicationDate: string;
  readonly products: Readonly<Record<string, { readonly attributes: Readonly<Record<string, string>> }>>;
  readonly terms: { readonly OnDemand: Readonly<Record<string, Readonly<Record<string, Term>>>> };
}

interface Term {
  readonly priceDimensions: Readonly<Record<string, PriceDimension>>;
}

interface PriceDimension {
  readonly beginRange?: string;
  readonly pricePerUnit: { readonly USD?: string };
}

/** Which product a price is of. */
export interface PriceQuery {
  /** What the usage type is behind the Region's prefix; us-east-1 has none in most services. */
  readonly usageType: string;
  /** Whether the usage type only begins like that. */
  readonly isPrefix?: boolean;
  /** Attributes that must have one of these values: usage types of RDS are shared by all engines. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** How many of the list's units the price is for. */
  readonly units?: number;
}

const REGION_PREFIX = /^USE1-/;

/** The price of the one product that answers a query. Throws when none does, or several with different prices. */
export function findPrice(list: PriceList, query: PriceQuery): number {
  const prices = Object.entries(list.products)
    .filter(([, product]) => answers(product.attributes, query))
    .map(([sku]) => firstPaidTier(list, sku))
    .filter((price) => price !== undefined);
  const distinct = [...new Set(prices)];
  if (distinct.length !== 1) {
    throw new Error(`${distinct.length} prices for usage type '${query.usageType}'${distinct.length > 1 ? ` (${distinct.join(', ')})` : ''}; narrow or correct its query`);
  }
  return Number((distinct[0] * (query.units ?? 1)).toPrecision(9));
}

function answers(attributes: Readonly<Record<string, string>>, { usageType, isPrefix, attributes: wanted = {} }: PriceQuery): boolean {
  const actual = (attributes.usagetype ?? '').replace(REGION_PREFIX, '');
  return (isPrefix ? actual.startsWith(usageType) : actual === usageType)
    && Object.entries(wanted).every(([name, values]) => values.includes(attributes[name]));
}

/** The free tier stands in the list as a first tier at no price. */
function firstPaidTier(list: PriceList, sku: string): number | undefined {
  const tiers = Object.values(list.terms.OnDemand[sku] ?? {})
    .flatMap((term) => Object.values(term.priceDimensions))
    .map(({ beginRange, pricePerUnit }) => ({ from: Number(beginRange ?? 0), usd: Number(pricePerUnit.USD ?? 0) }))
    .filter(({ usd }) => usd > 0)
    .sort((a, b) => a.from - b.from);
  return tiers[0]?.usd;
}

/** A price that was read. */
export interface ReadPrice {
  readonly usd: number;
  readonly source: string;
}

/** What the snapshot is to hold. */
export interface SnapshotUpdate {
  readonly date: string;
  readonly prices: Readonly<Record<string, ReadPrice>>;
  /** Dollars per instance-hour by class, by the name of the snapshot's constant. */
  readonly instances: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Where the prices of instances come from now, by engine; an engine of which some were not found keeps its source. */
  readonly instanceSources: Readonly<Record<string, string>>;
}

/** The text of the snapshot with new figures; what was not read stays. */
export function rewriteSnapshot(text: string, { date, prices, instances, instanceSources }: SnapshotUpdate): string {
  let rewritten = text.replace(/(SNAPSHOT_DATE = ')[^']*/, `$1${date}`);
  for (const [id, { usd, source }] of Object.entries(prices)) {
    rewritten = rewritten.replace(
      new RegExp(`(\\n  ${id}: \\{ usd: )[^,]+(, per: '[^']*', source: ')[^']*`),
      (_, head, middle) => `${head}${usd}${middle}${source}`);
  }
  for (const [engine, source] of Object.entries(instanceSources)) {
    rewritten = rewritten.replace(new RegExp(`(SNAPSHOT_INSTANCE_SOURCES = \\{[^}]*\\b${engine}: ')[^']*`), (_, head) => `${head}${source}`);
  }
  for (const [constant, classes] of Object.entries(instances)) {
    rewritten = rewritten.replace(new RegExp(`export const ${constant}[^]*?\\n};`), (block) => withClasses(block, classes));
  }
  return rewritten;
}

function withClasses(block: string, classes: Readonly<Record<string, number>>): string {
  return Object.entries(classes).reduce(
    (text, [name, usd]) => text.replace(new RegExp(`('${name.replace('.', '\\.')}': )[^,]+`), `$1${usd}`), block);
}
