import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';

/**
 * Policy: the newest minor version that Aurora supports for the long term and that RDS offers as well, so that a move between the two is
 * never also an upgrade (Aurora user guide, long-term support releases: 16.8 and 17.7). RDS applies minor upgrades in the maintenance
 * window; a major upgrade is a release of this library.
 */
const VERSION = '17.7';
const MAJOR_VERSION = '17';

/** The engine of RDS instances and of RDS Multi-AZ clusters. */
export const RDS_ENGINE = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of(VERSION, MAJOR_VERSION) });

/** The engine of Aurora clusters. */
export const AURORA_ENGINE = rds.DatabaseClusterEngine.auroraPostgres({
  version: rds.AuroraPostgresEngineVersion.of(VERSION, MAJOR_VERSION, { s3Import: true, s3Export: true, serverlessV2AutoPauseSupported: true }),
});

export const ENGINE_VERSION = VERSION;
export const DATABASE_PORT = 5432;
/** The certificate authority that AWS recommends (RDS user guide, SSL/TLS); the pooler verifies against all of RDS's. */
export const CA_CERTIFICATE = rds.CaCertificate.RDS_CA_RSA2048_G1;
/** The logs that every deployment offers. */
export const LOG_EXPORTS = ['postgresql'];
export const LOG_RETENTION = logs.RetentionDays.ONE_MONTH;
/** Enhanced monitoring, in seconds; a house number. */
export const MONITORING_SECONDS = 60;
/** What comes with Performance Insights at no charge (RDS user guide, retention of Performance Insights), in days. */
export const INSIGHTS_RETENTION_DAYS = 7;
