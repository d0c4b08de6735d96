import { Platform } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/platform-mixed',
  question: 'engine',
  title: 'Clients outside AWS reach DynamoDB over the internet only',
  sources: [{ ref: 'D1', claim: 'DynamoDB is for applications that are already on AWS' }],
  judge: ({ workload }) => workload.profile.platform !== Platform.MIXED ? [] : [cautions(
    Engine.DYNAMODB,
    'part of the application runs outside AWS (platform: mixed); it counts as AWS, but that part pays internet latency and egress for DynamoDB, '
      + 'and its access code runs on no other platform',
    'keep the data path inside AWS, or behind an API there',
  )],
};
