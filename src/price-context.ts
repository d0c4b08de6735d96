import { Construct } from 'constructs';
import { contextValues } from './context-values';
import { readPrices } from './designs/cost/check-prices';
import { PriceOverrides } from './designs/cost/price-overrides';
import { faultList } from './profile/invalid-profile-error';

/** The context key that sets prices for a whole app. */
export const PRICES_CONTEXT = 'cdk-data-store:prices';

/** The prices that the user set: those of the props before those of the context. Fails with every fault in both. */
export function resolvePriceContext(scope: Construct, props: PriceOverrides = {}): PriceOverrides {
  const { overrides, faults } = readPrices([
    { values: props, path: 'prices' },
    { values: contextValues(scope, PRICES_CONTEXT), path: `context ${PRICES_CONTEXT}` },
  ]);
  if (faults.length > 0) throw new Error(faultList('prices', faults));
  return overrides;
}
