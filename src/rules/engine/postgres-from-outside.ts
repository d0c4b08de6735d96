import { Platform } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/postgres-from-outside',
  question: 'engine',
  title: 'Clients outside AWS reach a private Postgres by VPN or Direct Connect',
  sources: [
    { ref: PAGES.siteToSiteVpn, claim: 'a VPC is private to its own network until a VPN, or Direct Connect, joins another one to it' },
    { ref: 'O5', claim: 'Postgres is the default wherever the application runs; DynamoDB is for AWS' },
  ],
  judge: ({ workload: { profile: { platform } } }) => platform !== Platform.ELSEWHERE && platform !== Platform.MIXED ? [] : [cautions(
    Engine.POSTGRES,
    `${platform === Platform.MIXED ? 'part of the application' : 'the application'} runs outside AWS (platform: ${platform}), and this store is private to a VPC: `
      + 'its requests take a VPN or Direct Connect, wait for the way there and pay for what leaves AWS, none of which the estimate holds',
    'run the application beside the store, or the same Postgres where the application runs',
  )],
};
