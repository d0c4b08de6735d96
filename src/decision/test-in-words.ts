import { percent, quantity } from '../profile/format';
import { ThreePartResult } from '../rules/three-part-test';
import { TestPart, ThreePartTest } from './decision';

/** The three-part test with every part's number and threshold in words. */
export function testInWords(test: ThreePartResult): ThreePartTest {
  const { singleKey, beyondOnePrimary, onAws } = test;
  const { signal, ...beyond } = beyondOnePrimary;
  return {
    singleKey: part(singleKey, `${percent(singleKey.value)} of requests are served by a single key; ${percent(singleKey.threshold)} are needed`),
    beyondOnePrimary: part(
      beyond,
      `${quantity(signal.demand.value, signal.unit)} declared; one Postgres primary carries less than ${quantity(signal.beyond, signal.unit)}`,
    ),
    onAws: part(onAws, `the application runs on: ${onAws.value}`),
  };
}

function part(result: { value: number | string; threshold: number | string; met?: boolean }, because: string): TestPart {
  const { value, threshold, met } = result;
  return { value, threshold, ...(met !== undefined && { met }), because };
}
