import { Engine } from '../../profile/engine';
import { percent, percentBeside, quantity } from '../../profile/format';
import { favors, Rule } from '../rule';
import { passes, threePartTest } from '../three-part-test';

export const rule: Rule = {
  id: 'engine/three-part-test',
  question: 'engine',
  title: 'Single key, beyond one primary and on AWS are all proven',
  sources: [
    { ref: 'D1', claim: 'all three must hold: a single key, writes beyond one Postgres primary, and AWS' },
    { ref: 'O5', claim: 'DynamoDB only when key-value access, truly large scale and AWS are proven' },
    { ref: 'O2', claim: 'DynamoDB is for single-key access at any scale' },
  ],
  scales: true,
  judge: ({ workload, thresholds }) => {
    const test = threePartTest(workload, thresholds);
    if (!passes(test)) return [];
    const { singleKey, beyondOnePrimary, onAws } = test;
    const { unit } = beyondOnePrimary.signal;
    return [favors(Engine.DYNAMODB,
      () => `a single key serves ${percentBeside(singleKey.value, singleKey.threshold)} of requests (at least ${percent(singleKey.threshold)}), `
        + `${quantity(beyondOnePrimary.value, unit)} are beyond one primary (from ${quantity(beyondOnePrimary.threshold, unit)}), and the platform is ${onAws.value}`)];
  },
};
