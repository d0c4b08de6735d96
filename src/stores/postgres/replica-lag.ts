import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The furthest of RDS replicas, each of which reports its own lag in seconds. */
export function lagOfReplicas(instanceIdentifiers: readonly string[]): (options: cloudwatch.MetricOptions) => cloudwatch.MathExpression {
  return (options) => {
    const usingMetrics = Object.fromEntries(instanceIdentifiers.map((identifier, n) => [`lag${n + 1}`, new cloudwatch.Metric({
      namespace: 'AWS/RDS', metricName: 'ReplicaLag', dimensionsMap: { DBInstanceIdentifier: identifier }, ...options,
    })]));
    return new cloudwatch.MathExpression({ expression: `MAX([${Object.keys(usingMetrics).join(', ')}])`, usingMetrics, period: options.period, label: 'replica lag in seconds' });
  };
}

/** Aurora's in seconds; it counts in milliseconds. */
export function inSeconds(milliseconds: cloudwatch.Metric, label: string): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression: 'lag / 1000', usingMetrics: { lag: milliseconds }, period: milliseconds.period, label });
}
