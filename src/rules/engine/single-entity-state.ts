import { Access } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { percentBeside, quantity } from '../../profile/format';
import { cautions, Rule } from '../rule';
import { threePartTest } from '../three-part-test';
import { mostItems } from '../transactions';

export const rule: Rule = {
  id: 'engine/single-entity-state',
  question: 'engine',
  title: 'State in one item suits DynamoDB, but shape alone proves nothing',
  sources: [
    { ref: 'D4', claim: 'game and user state that fits one item, read and written by one key, suits DynamoDB' },
    { ref: 'D1', claim: 'key access, scale beyond one primary and AWS must all hold' },
  ],
  judge: ({ workload, thresholds }) => {
    if (workload.load.length === 0 || !workload.load.every(isOneItem)) return [];
    const { signal, value, threshold, met } = threePartTest(workload, thresholds).beyondOnePrimary;
    return met === true ? [] : [cautions(
      Engine.DYNAMODB,
      () => 'every pattern reads or writes one item by its whole key, the shape of game and user state; but the busiest measure that is declared, '
        + `${quantity(value, signal.unit)}, is ${percentBeside(value / threshold, 1)} of what takes more than one Postgres primary`,
      'take DynamoDB when the load, not the shape, asks for it',
    )];
  },
};

function isOneItem(access: Access): boolean {
  return access.fullKey && mostItems(access) === 1 && access.entity.key.length === 1 && !access.entity.expiry && !access.entity.appendOnly;
}
