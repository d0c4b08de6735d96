import { Construct } from 'constructs';
import { Adoption, unnamedIndexes } from './adoption';
import type { DynamoDbStoreProps } from './dynamodb-store';
import { feedFaults } from './feed-faults';
import { FeedPlan, planFeeds } from './feed-plan';
import { optionFaults } from './option-faults';
import { replicationFaults, replicationOf } from './replicas';

/** How the feeds are carried, once nothing stands in the way of the store. Fails with everything that does. */
export function checkedPlans(scope: Construct, props: DynamoDbStoreProps, adoption: Adoption): readonly FeedPlan[] {
  const { design, workload, options = {}, changeFeeds = {} } = props;
  const hasCustomerKey = props.encryptionKey !== undefined;
  const allExist = design.tables.every(({ entity }) => adoption.tables.has(entity));
  const replicas = replicationOf(design, options).regions.length;
  const plans = planFeeds(workload.profile.changeFeeds ?? [], design.options['dynamodb/stream'] === 'streams-and-kinesis', replicas > 0);
  const faults = [
    ...(allExist ? [] : replicationFaults(scope, design, { workload, options, hasCustomerKey })),
    ...optionFaults(design, options, hasCustomerKey),
    ...adoption.faults,
    ...unnamedIndexes(adoption, design),
    ...feedFaults(plans, changeFeeds, adoption.tables),
  ];
  if (faults.length > 0) {
    throw new Error([`${scope.node.path}: the DynamoDB store cannot be built as asked`, ...faults.map((fault) => `- ${fault}`)].join('\n'));
  }
  return plans;
}
