import * as events from 'aws-cdk-lib/aws-events';

/** How a change feed of the profile is delivered. */
export interface ChangeFeedOptions {
  /**
   * The bus that a feed with the target `eventbridge` goes to.
   * @default - a new one
   */
  readonly eventBus?: events.IEventBus;
  /**
   * Event patterns of which a change must match one to go to the bus, such as `{ eventName: ['INSERT'] }`. EventBridge bills every
   * event, so a feed that needs a share of the changes should say which.
   * @default - every change
   */
  readonly filters?: { [key: string]: any }[];
}
