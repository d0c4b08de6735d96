import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

/**
 * The parameters of the database. Static ones are set from the first day, because CloudFormation never reboots to apply them:
 * naming only pg_cron would drop the default library pg_stat_statements.
 */
export function parameterGroup(scope: Construct, engine: rds.IEngine, logicalReplication: boolean): rds.ParameterGroup {
  return new rds.ParameterGroup(scope, 'Parameters', {
    engine,
    description: 'TLS forced, SCRAM, query statistics, scheduled jobs',
    parameters: {
      'rds.force_ssl': '1',
      'password_encryption': 'scram-sha-256',
      'shared_preload_libraries': 'pg_stat_statements,pg_cron',
      'cron.use_background_workers': '1',
      ...(logicalReplication ? { 'rds.logical_replication': '1' } : {}),
    },
  });
}
