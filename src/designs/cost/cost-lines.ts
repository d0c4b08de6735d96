import { CostEstimate, CostLine } from './cost-estimate';
import { Price } from './price-snapshot';
import { PriceId, Prices } from './prices';

/** A month of AWS's own price examples. */
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
/** AWS bills binary gigabytes. */
const GB = 2 ** 30;

/** What a line is paid for, how its quantity comes about, and how much of it is due without a request: all of it, unless said. */
export interface LineText {
  readonly item: string;
  readonly basis: string;
  readonly idleQuantity?: number;
}

/** A line at a price of the snapshot; nothing for a quantity of nothing. */
export function line(prices: Prices, price: PriceId, quantity: number, text: LineText): CostLine[] {
  return lineAt(prices.rates[price], quantity, text);
}

/** A line at a price of its own. */
export function lineAt({ per, usd, source }: Price, quantity: number, { item, basis, idleQuantity = quantity }: LineText): CostLine[] {
  if (quantity <= 0) return [];
  return [{
    item,
    quantity: round(quantity, 1000),
    unit: per,
    unitUsd: round(usd, 1e6),
    monthlyUsd: round(quantity * usd, 100),
    idleMonthlyUsd: round(idleQuantity * usd, 100),
    basis,
    source,
  }];
}

/** Adds the lines up. */
export function estimate(lines: CostLine[], assumptions: readonly string[]): CostEstimate {
  let monthlyUsd = 0;
  let idleMonthlyUsd = 0;
  for (const each of lines) {
    monthlyUsd += each.monthlyUsd;
    idleMonthlyUsd += each.idleMonthlyUsd;
  }
  return { monthlyUsd: round(monthlyUsd, 100), idleMonthlyUsd: round(idleMonthlyUsd, 100), lines, assumptions: [...new Set(assumptions)] };
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
