import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { PostgresParts } from './database-parts';
import { Front } from './front';

/** No pooler: clients connect to the database. On RDS with several read replicas they read from the first. */
export function directConnections({ tier, secrets, databaseName: database }: PostgresParts): Front {
  const { writer, readers } = tier.database;
  return {
    readWrite: { endpoint: writer, database, secret: secrets.serverReadWrite },
    readOnly: { endpoint: readers[0] ?? writer, database, secret: secrets.serverReadOnly },
    connections: tier.connections,
    alarms: [],
    resources: {},
    metricSaturation: (options?: cloudwatch.MetricOptions) =>
      tier.database.metric('DatabaseConnections', { statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(1), ...options }),
  };
}
