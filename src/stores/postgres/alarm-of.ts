import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** One alarm: its id, what it says, what it measures, and from where on. */
export interface AlarmOf {
  readonly id: string;
  readonly alarmDescription: string;
  readonly metric: cloudwatch.IMetric;
  readonly comparisonOperator: cloudwatch.ComparisonOperator;
  readonly threshold: number;
}
