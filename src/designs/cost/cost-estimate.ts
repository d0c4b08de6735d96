/** One line of an estimate. */
export interface CostLine {
  /** What is paid for. */
  readonly item: string;
  /** How much of it, in `unit` per month. */
  readonly quantity: number;
  /** The unit of the quantity. */
  readonly unit: string;
  /** Price of one unit in US dollars. */
  readonly unitUsd: number;
  /** Price of the line in US dollars per month. */
  readonly monthlyUsd: number;
  /** What of it is due without a single request, in US dollars per month. */
  readonly idleMonthlyUsd: number;
  /** What the quantity rests on. */
  readonly basis: string;
  /** Where the price comes from. */
  readonly source: string;
}

/** What a store would cost per month, with everything it rests on. */
export interface CostEstimate {
  /** The sum of the lines, in US dollars per month of 730 hours. */
  readonly monthlyUsd: number;
  /** What is due without a single request, with the declared data stored, in US dollars per month. */
  readonly idleMonthlyUsd: number;
  /** What is paid for. */
  readonly lines: CostLine[];
  /** What the figure assumes, and what it leaves out. */
  readonly assumptions: string[];
}
