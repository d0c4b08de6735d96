import { Engine } from '../../profile/engine';
import { bytes, counted } from '../../profile/format';
import { existingTable, unservable } from '../existing-table';
import { inWords, list } from '../loads';
import { favors, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/existing-table-stays',
  question: 'engine',
  title: 'An existing table that serves every pattern by key stays',
  sources: [{ ref: 'R3', claim: 'do not migrate the key-value path of an existing DynamoDB table' }],
  scales: true,
  judge: (evidence) => {
    if (existingTable(evidence) !== 'stays') return [];
    const { load, profile } = evidence.workload;
    const size = profile.existingStore!.bytes;
    const copied = unservable(evidence);
    const served = `its keys and indexes serve ${counted(load.length - copied.length, 'pattern')}`;
    return [favors(
      Engine.DYNAMODB,
      () => `a DynamoDB table holds ${size === undefined ? 'this data' : bytes(size)} today, and ${served}`
        + `${copied.length === 0 ? ', which is all' : `, and copies or several gets serve ${list(copied.map(inWords))}, as no second store may be added`}`
        + ': nothing is gained by moving',
    )];
  },
};
