import { ClientKind } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/clients-outside-vpc',
  question: 'engine',
  title: 'Clients outside the VPC need a private way to Postgres',
  sources: [{ ref: 'R4', claim: 'DynamoDB is an HTTP API; Postgres is a connection in a network' }],
  judge: ({ workload }) => {
    const { clients } = workload.profile;
    return clients === undefined || clients.kind === ClientKind.FUNCTIONS || clients.canJoinVpc !== false ? [] : [cautions(
      Engine.POSTGRES,
      () => `the ${clients.kind} cannot join a VPC (canJoinVpc: false), and the database has no public address`,
      'bring them in by peering, VPN or PrivateLink, put an API in front, or use the Data API of Aurora',
    )];
  },
};
