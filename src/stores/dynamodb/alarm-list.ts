import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

/** What an alarm says and when. */
export interface AlarmProps {
  /** What has happened, for whoever is woken by it. */
  readonly description: string;
  readonly metric: cloudwatch.IMetric;
  /** Breached above it. */
  readonly threshold: number;
  /** How many periods in a row; one when left out. */
  readonly periods?: number;
}

/** The period of the metrics that alarms watch. */
export const PERIOD = Duration.minutes(1);

/** The alarms of a store, with what they do. A consumer that is added later brings its own. */
export class AlarmList {
  public readonly alarms: cloudwatch.Alarm[] = [];

  constructor(private readonly actions: readonly cloudwatch.IAlarmAction[]) {}

  /** Without data there is nothing to warn of: DynamoDB reports what happens, not what does not. */
  public add(scope: Construct, id: string, props: AlarmProps): void {
    const alarm = new cloudwatch.Alarm(scope, id, {
      alarmDescription: props.description,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(...this.actions);
    this.alarms.push(alarm);
  }
}
