import { ExistingEngine } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { bytes, count, counted } from '../../profile/format';
import { existingTable } from '../existing-table';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/leaving-dynamodb',
  question: 'engine',
  title: 'From DynamoDB to Postgres the schema is the hard part',
  sources: [
    { ref: 'M2', claim: 'export to S3, COPY, and a relational schema: one to two engineer-months per major entity type' },
    { ref: 'M3', claim: 'cheaper: Postgres for the complex queries beside the table, written by both' },
  ],
  judge: (evidence) => {
    const { existingStore: store, entities, singleStore } = evidence.workload.profile;
    if (store?.engine !== ExistingEngine.DYNAMODB || existingTable(evidence) === 'keep-and-add-postgres') return [];
    const types = store.entityTypes ?? entities.length;
    return [cautions(Engine.POSTGRES,
      () => `DynamoDB holds this data today${store.bytes === undefined ? '' : ` (${bytes(store.bytes)})`}: ${counted(types, 'entity type')} to export and model, `
        + `${count(types)} to ${count(2 * types)} engineer-months (the guidance's estimate)`,
      singleStore ? 'allow a second store (singleStore), and keep the table for the key path' : 'keep the table for the key path, and put Postgres beside it for the rest')];
  },
};
