import { didYouMean } from '../../profile/checks/suggestion';
import { ProfileFault } from '../../profile/invalid-profile-error';
import { PriceOverrides } from './price-overrides';
import { PRICE_NAMES } from './prices';

/** Prices as somebody wrote them down. */
export interface PriceInput {
  readonly values: unknown;
  /** How an error names the place of all of them; of a part, `pathOf`. */
  readonly path: string;
  pathOf?(part: string): string;
}

const ALLOWED = `allowed are aurora/CLASS and rds/CLASS, such as rds/m7g.large, and ${PRICE_NAMES.filter((name) => !name.includes('/')).join(', ')}`;

/** Puts prices together, those of an earlier input first, and says what is wrong with the others. */
export function readPrices(inputs: readonly PriceInput[]): { readonly overrides: PriceOverrides; readonly faults: readonly ProfileFault[] } {
  const faults = inputs.flatMap(faultsOf);
  if (faults.length > 0) return { overrides: {}, faults };
  const all = inputs.map(({ values }) => values as PriceOverrides);
  const factor = all.map((each) => each.factor).find((each) => each !== undefined);
  const prices = Object.assign({}, ...[...all].reverse().map((each) => defined(each.prices ?? {})));
  return { overrides: { ...(factor !== undefined && { factor }), ...(Object.keys(prices).length > 0 && { prices }) }, faults };
}

function faultsOf({ values, path, pathOf = (part) => `${path}.${part}` }: PriceInput): ProfileFault[] {
  if (!isObject(values)) return [{ path, message: `got ${JSON.stringify(values)}; give an object such as { "factor": 1.1 }` }];
  const { factor, prices = {}, ...others } = values;
  return [
    ...Object.keys(defined(others)).map((name) => ({
      path: pathOf(name), message: `unknown field; allowed are factor, prices${didYouMean(name, ['factor', 'prices'])}`,
    })),
    ...(factor === undefined || isPrice(factor, 0) ? [] : [{ path: pathOf('factor'), message: `got ${shown(factor)}; give a number above 0, such as 1.1` }]),
    ...(isObject(prices)
      ? Object.entries(defined(prices)).flatMap(([name, usd]) => priceFaults(name, usd, pathOf(`prices.${name}`)))
      : [{ path: pathOf('prices'), message: `got ${shown(prices)}; give an object such as { "dynamoDbWrites": 0.625 }` }]),
  ];
}

function priceFaults(name: string, usd: unknown, path: string): ProfileFault[] {
  if (!PRICE_NAMES.includes(name)) return [{ path, message: `unknown price; ${ALLOWED}${didYouMean(name, PRICE_NAMES)}` }];
  return isPrice(usd, -Number.MIN_VALUE) ? [] : [{ path, message: `got ${shown(usd)}; give US dollars as a number from 0` }];
}

function isPrice(value: unknown, above: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > above;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function defined(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
}
