import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

/** Libraries that are loaded from the first day. */
export const PRELOADED = ['pg_stat_statements', 'pg_cron'];

/** What a user's parameters must not change: the safety of every login rests on it. */
export const FIXED_PARAMETERS: Readonly<Record<string, string>> = {
  'rds.force_ssl': '1',
  'password_encryption': 'scram-sha-256',
};

/** House numbers: what is worth a line in the log. Values of parameters stay out of it: they are the users' data. */
const LOGGING: Readonly<Record<string, string>> = {
  log_min_duration_statement: '1000',
  log_lock_waits: '1',
  log_temp_files: '10240',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

export interface ParameterOptions {
  readonly logicalReplication: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The parameters of the database. Static ones are set from the first day, because CloudFormation never reboots to apply them:
 * naming only pg_cron would drop the default library pg_stat_statements.
 */
export function parameterGroup(scope: Construct, engine: rds.IEngine, { logicalReplication, parameters }: ParameterOptions): rds.ParameterGroup {
  return new rds.ParameterGroup(scope, 'Parameters', {
    engine,
    description: 'TLS forced, SCRAM, query statistics, scheduled jobs',
    parameters: {
      'shared_preload_libraries': PRELOADED.join(','),
      'cron.use_background_workers': '1',
      // A password in ALTER ROLE would stand in the statistics, which every reader of pg_stat_statements sees.
      'pg_stat_statements.track_utility': '0',
      ...LOGGING,
      ...(logicalReplication ? { 'rds.logical_replication': '1' } : {}),
      ...parameters,
      ...FIXED_PARAMETERS,
    },
  });
}
