import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The furthest of RDS replicas, each of which reports its own lag in seconds. */
export function lagOfReplicas(instanceIdentifiers: readonly string[]): (options: cloudwatch.MetricOptions) => cloudwatch.MathExpression {
  return (options) => worstOf(instanceIdentifiers, { id: 'lag', metricName: 'ReplicaLag', worst: 'MAX', label: 'replica lag in seconds' }, options);
}

/** The instance of a Multi-AZ cluster with the least storage left; each reports its own. */
export function leastFreeStorage(instanceIdentifiers: readonly string[]): (options: cloudwatch.MetricOptions) => cloudwatch.MathExpression {
  return (options) => worstOf(instanceIdentifiers, { id: 'free', metricName: 'FreeStorageSpace', worst: 'MIN', label: 'free storage in bytes' }, options);
}

function worstOf(
  instanceIdentifiers: readonly string[], { id, metricName, worst, label }: Readonly<Record<'id' | 'metricName' | 'worst' | 'label', string>>,
  options: cloudwatch.MetricOptions,
): cloudwatch.MathExpression {
  const usingMetrics = Object.fromEntries(instanceIdentifiers.map((identifier, n) => [`${id}${n + 1}`, new cloudwatch.Metric({
    namespace: 'AWS/RDS', metricName, dimensionsMap: { DBInstanceIdentifier: identifier }, ...options,
  })]));
  return new cloudwatch.MathExpression({ expression: `${worst}([${Object.keys(usingMetrics).join(', ')}])`, usingMetrics, period: options.period, label });
}

/** Aurora's in seconds; it counts in milliseconds. */
export function inSeconds(milliseconds: cloudwatch.Metric, label: string): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression: 'lag / 1000', usingMetrics: { lag: milliseconds }, period: milliseconds.period, label });
}
