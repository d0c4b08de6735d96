import { pricesFor } from '../../../designs/cost/prices';
import { FeedTarget } from '../../../profile/access-pattern-profile';
import { count, counted, usd } from '../../../profile/format';
import { changesPerSecond } from '../../changes';
import { PAGES } from '../../pages';
import { cautions, Rule, rulingsOn } from '../../rule';

/** The default quota of PutEvents in the large Regions. */
const EVENTS_PER_SECOND = 10_000;
/** House number: a bill for events that deserves a filter. */
const NOTABLE_USD = 100;

export const rule: Rule = {
  id: 'dynamodb/stream/full-feed-floods-eventbridge',
  question: 'dynamodb/stream',
  title: 'Every change of a busy table is too much for EventBridge',
  sources: [
    { ref: PAGES.eventBridgeQuotas, claim: 'PutEvents takes 10,000 events per second by default, fewer in smaller Regions' },
    { ref: 'D6', claim: 'changes feed EventBridge, through Pipes' },
  ],
  judge: ({ workload }) => rulingsOn((workload.profile.changeFeeds ?? []).filter(({ target }) => target === FeedTarget.EVENTBRIDGE), (feed) => {
    const perSecond = changesPerSecond(workload, feed) * (feed.share ?? 1);
    const { pipesRequests, eventBridgeEvents } = pricesFor('us-east-1').rates;
    const cost = perSecond * 2.628 * (pipesRequests.usd + eventBridgeEvents.usd);
    return perSecond < EVENTS_PER_SECOND && cost < NOTABLE_USD ? undefined : cautions('streams',
      () => `'${feed.name}' takes ${counted(perSecond, 'event')}/s at the peak; EventBridge takes ${count(EVENTS_PER_SECOND)} by default, and such a rate all month costs ${usd(cost)} with Pipes (us-east-1)`,
      'give the bus the share it needs (changeFeeds.share), and a full feed to Kinesis');
  }),
};
