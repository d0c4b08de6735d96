import { CostEstimate, CostLine } from './cost-estimate';
import { PriceId, Prices } from './prices';

/** A month of AWS's own price examples. */
export const HOURS_PER_MONTH = 730;
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
/** AWS bills binary gigabytes. */
const GB = 2 ** 30;

/** A line at a price of the snapshot; nothing for a quantity of nothing. */
export function line(prices: Prices, item: string, price: PriceId, quantity: number): CostLine[] {
  const { per, usd } = prices.rates[price];
  return lineAt(item, per, usd, quantity);
}

/** A line at a price of its own. */
export function lineAt(item: string, unit: string, unitUsd: number, quantity: number): CostLine[] {
  if (quantity <= 0) return [];
  return [{ item, quantity: round(quantity, 1000), unit, unitUsd: round(unitUsd, 1e6), monthlyUsd: round(quantity * unitUsd, 100) }];
}

/** Adds the lines up. */
export function estimate(lines: CostLine[], assumptions: readonly string[]): CostEstimate {
  return {
    monthlyUsd: round(lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0), 100),
    lines,
    assumptions: [...new Set(assumptions)],
  };
}

/** A rate per second as millions per month. */
export function millionsPerMonth(perSecond: number): number {
  return perSecond * SECONDS_PER_MONTH / 1e6;
}

/** A rate of bytes per second as gigabytes per month. */
export function gigabytesPerMonth(bytesPerSecond: number): number {
  return bytesPerSecond * SECONDS_PER_MONTH / GB;
}

/** Gigabytes, as AWS bills them. */
export function gigabytes(bytes: number): number {
  return bytes / GB;
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
