import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge, managedPolicyFinding } from './acknowledge';
import { PostgresDesign } from '../designs/postgres/postgres-design';

const LOG_WRITER = managedPolicyFinding('service-role/AWSLambdaBasicExecutionRole');

/** What cdk-nag finds in the database, and why it stands. */
export function acknowledgeDatabase(scope: Construct, design: PostgresDesign): void {
  acknowledge(scope, {
    'AwsSolutions-RDS11': 'the port is no secret: only the security groups of pooler, bootstrap and rotation reach it',
    [managedPolicyFinding('service-role/AmazonRDSEnhancedMonitoringRole')]: 'AWS keeps the policy of enhanced monitoring in step with the service',
  });
  if (design.options['postgres/deployment'] === 'rds-instance') {
    acknowledge(scope, { 'AwsSolutions-RDS3': 'the profile asks for a store that may be down, and a standby would double its price' });
  }
}

/** The CDK's own function that sets the retention of exported logs, one for the whole stack. */
export function acknowledgeLogRetention(scope: Construct): void {
  for (const child of Stack.of(scope).node.children.filter(({ node }) => /^LogRetention[0-9a-f]{32}$/.test(node.id))) {
    acknowledge(child, {
      [LOG_WRITER]: 'the function of the CDK writes its own logs',
      'AwsSolutions-IAM5[Resource::*]': 'the function of the CDK sets the retention of log groups that RDS has yet to make',
    });
  }
}
