import { told, Words } from '../../profile/words';
import { CostEstimate, CostLine } from './cost-estimate';
import { Price } from './price-snapshot';
import { PriceId, Prices } from './prices';

/** A month of AWS's own price examples. */
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
/** AWS bills binary gigabytes. */
const GB = 2 ** 30;

/** A line of an estimate that is not told yet. */
export interface Line extends Omit<CostLine, 'basis'> {
  readonly basis: Words;
}

/** An estimate whose numbers are settled, and whose words are told when it is read. */
export interface Estimate extends Omit<CostEstimate, 'lines' | 'assumptions'> {
  readonly lines: readonly Line[];
  readonly assumptions: () => readonly string[];
}

/** What a line is paid for, how its quantity comes about, and how much of it is due without a request: all of it, unless said. */
export interface LineText {
  readonly item: string;
  readonly basis: Words;
  readonly idleQuantity?: number;
}

/** A line at a price of the snapshot; nothing for a quantity of nothing. */
export function line(prices: Prices, price: PriceId, quantity: number, text: LineText): Line[] {
  return lineAt(prices.rates[price], quantity, text);
}

/** A line at a price of its own. */
export function lineAt({ per, usd, source }: Price, quantity: number, { item, basis, idleQuantity = quantity }: LineText): Line[] {
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
export function estimate(lines: readonly Line[], assumptions: () => readonly string[]): Estimate {
  let monthlyUsd = 0;
  let idleMonthlyUsd = 0;
  for (const each of lines) {
    monthlyUsd += each.monthlyUsd;
    idleMonthlyUsd += each.idleMonthlyUsd;
  }
  return { monthlyUsd: round(monthlyUsd, 100), idleMonthlyUsd: round(idleMonthlyUsd, 100), lines, assumptions };
}

/** The estimate with all its words. */
export function toldEstimate({ monthlyUsd, idleMonthlyUsd, lines, assumptions }: Estimate): CostEstimate {
  return { monthlyUsd, idleMonthlyUsd, lines: lines.map(toldLine), assumptions: [...new Set(assumptions())] };
}

function toldLine({ item, quantity, unit, unitUsd, monthlyUsd, idleMonthlyUsd, basis, source }: Line): CostLine {
  return { item, quantity, unit, unitUsd, monthlyUsd, idleMonthlyUsd, basis: told(basis), source };
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
