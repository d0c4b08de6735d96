import { Engine } from '../../profile/engine';
import { bytes, count } from '../../profile/format';
import { existingTable } from '../existing-table';
import { favors, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/existing-table-stays',
  question: 'engine',
  title: 'An existing table that serves every pattern by key stays',
  sources: [{ ref: 'R3', claim: 'do not migrate the key-value path of an existing DynamoDB table' }],
  judge: (evidence) => {
    if (existingTable(evidence) !== 'stays') return [];
    const { load, profile } = evidence.workload;
    const size = profile.existingStore!.bytes;
    const held = size === undefined ? 'holds this data' : `holds ${bytes(size)}`;
    return [favors(Engine.DYNAMODB,
      `a DynamoDB table ${held} today, and its keys and indexes serve ${load.length === 1 ? 'the one pattern' : `all ${count(load.length)} patterns`}: nothing is gained by moving`)];
  },
};
