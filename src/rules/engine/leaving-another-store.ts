import { ExistingEngine } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { bytes, counted } from '../../profile/format';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/leaving-another-store',
  question: 'engine',
  title: 'Leaving the present store costs more in DynamoDB than in Postgres',
  sources: [
    { ref: 'M1', claim: 'to DynamoDB every query is grouped by pattern and its access code rewritten' },
    { ref: 'P4', claim: 'Postgres accepts any SELECT' },
  ],
  judge: ({ workload }) => {
    const store = workload.profile.existingStore;
    if (store?.engine !== ExistingEngine.OTHER) return [];
    const held = store.bytes === undefined ? 'this data' : bytes(store.bytes);
    return [
      cautions(Engine.DYNAMODB, () => `another store holds ${held} today: its queries must fit the ${counted(workload.accesses.length, 'pattern')} declared, each with a key, before anything moves`),
      cautions(Engine.POSTGRES, () => `another store holds ${held} today: a schema and a load by COPY are needed; queries in SQL may carry over`),
    ];
  },
};
