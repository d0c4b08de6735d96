import { Platform } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/platform-elsewhere',
  question: 'engine',
  title: 'DynamoDB runs on AWS only',
  sources: [{ ref: 'D1', claim: 'DynamoDB is for applications that are already on AWS' }],
  judge: ({ workload }) => workload.profile.platform !== Platform.ELSEWHERE ? [] : [excludes(
    Engine.DYNAMODB,
    'the application runs outside AWS (platform: elsewhere); DynamoDB is offered nowhere else, and every request would cross the internet',
    'run the application on AWS, or take Postgres, which runs anywhere',
  )],
};
