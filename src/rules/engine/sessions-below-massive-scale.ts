import { Engine } from '../../profile/engine';
import { bytes, count, counted } from '../../profile/format';
import { loadOf, rateOf } from '../loads';
import { cautions, Rule, rulingsOn } from '../rule';
import { isTheLoad, sessions } from '../shapes';

export const rule: Rule = {
  id: 'engine/sessions-below-massive-scale',
  question: 'engine',
  title: 'Sessions below massive scale are cheaper in Redis',
  sources: [
    { ref: 'D2', claim: 'Redis is cheaper for sessions at smaller scales' },
    { ref: 'R2', claim: 'Redis where sub-millisecond matters and the working set fits in memory' },
  ],
  judge: (evidence) => rulingsOn(sessions(evidence).filter((entity) => isTheLoad(evidence, entity)), (entity) => {
    const { sessionItems, sessionRequestsPerSecond } = evidence.thresholds;
    const { itemCount, averageItemBytes } = entity;
    const load = loadOf(evidence.workload, entity.name);
    const rate = rateOf(load);
    if ((itemCount ?? 0) >= sessionItems && rate >= sessionRequestsPerSecond) return undefined;
    const items = itemCount === undefined ? 'an undeclared number of live items' : `${counted(itemCount, 'live item')}`;
    const memory = itemCount === undefined || averageItemBytes === undefined ? '' : ` (${bytes(itemCount * averageItemBytes)})`;
    const atLeast = load.some(({ peakPerSecond }) => peakPerSecond === undefined) ? 'at least ' : '';
    return cautions(Engine.DYNAMODB,
      () => `${entity.name} is session storage of ${items}${memory} and ${atLeast}${counted(rate, 'request')}/s; massive is ${count(sessionItems)} items and `
        + `${count(sessionRequestsPerSecond)} requests/s (house numbers)`,
      'keep sessions in Postgres, or in ElastiCache for Valkey where they fit in memory or must answer below a millisecond');
  }),
};
