import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

/** What every table of ours has. */
export const PROTECTED = {
  encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
  contributorInsightsSpecification: { enabled: true, mode: dynamodb.ContributorInsightsMode.THROTTLED_KEYS },
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
  dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
};

const OPERATIONS = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];

/** Warns of a table that keeps throttling. */
export function throttleAlarm(scope: Construct, id: string, table: dynamodb.TableV2): cloudwatch.Alarm {
  const period = Duration.minutes(1);
  const metrics = OPERATIONS.map((operation) => table.metricThrottledRequestsForOperation(operation, { period, statistic: 'Sum' }));
  return new cloudwatch.Alarm(scope, id, {
    metric: new cloudwatch.MathExpression({
      expression: 'SUM(METRICS())', period, usingMetrics: Object.fromEntries(metrics.map((metric, n) => [`m${n}`, metric])),
    }),
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 5,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
