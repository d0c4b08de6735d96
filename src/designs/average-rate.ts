import { Access } from '../profile/access';
import { Traffic } from '../profile/access-pattern-profile';

/** The share of its peak that a load averages, where only the peak is declared. */
interface AssumedAverage {
  readonly share: number;
  readonly why: string;
}

const BY_TRAFFIC: Readonly<Record<Traffic, AssumedAverage>> = {
  [Traffic.STEADY]: { share: 0.7, why: 'steady traffic: the utilization that DynamoDB auto scaling keeps by default' },
  [Traffic.DAILY_CYCLE]: { share: 0.5, why: 'a daily cycle: a sine between nothing and the peak averages half of it' },
  [Traffic.UNPREDICTABLE]: { share: 0.1, why: 'unpredictable traffic: bursts of two or three hours a day (house number)' },
};

const UNDECLARED: AssumedAverage = { share: 0.5, why: 'undeclared traffic: taken for a daily cycle' };

/** What stands in for an average that is not declared. */
export function assumedAverage(traffic: Traffic | undefined): AssumedAverage {
  return traffic === undefined ? UNDECLARED : BY_TRAFFIC[traffic];
}

/** Requests per second that the bill is reckoned with; undefined is unknown. */
export function billedRate(access: Access, traffic: Traffic | undefined): number | undefined {
  if (access.averagePerSecond !== undefined) return access.averagePerSecond;
  return access.peakPerSecond === undefined ? undefined : access.peakPerSecond * assumedAverage(traffic).share;
}

/** What is assumed about the rates of these patterns; clauses. */
export function rateAssumptions(load: readonly Access[], traffic: Traffic | undefined): string[] {
  const unknown = load.filter((access) => access.peakPerSecond === undefined).map((access) => access.name);
  const assumed = load.some((access) => access.averagePerSecond === undefined && access.peakPerSecond !== undefined);
  const { share, why } = assumedAverage(traffic);
  return [
    ...(assumed ? [`where only a peak is declared, the average is taken as ${share * 100} % of it (${why})`] : []),
    ...(unknown.length > 0 ? [`patterns without a declared rate are left out: ${unknown.join(', ')}`] : []),
  ];
}
