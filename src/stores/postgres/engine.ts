import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';

/**
 * Policy: the newest minor version that Aurora supports for the long term and that RDS offers as well, so that a move between the two is
 * never also an upgrade (Aurora user guide, long-term support releases: 16.8 and 17.7). RDS applies minor upgrades in the maintenance
 * window; Aurora stays on the long-term release, as AWS advises (Aurora user guide, Aurora.VersionPolicy.LTS). A major upgrade is a major
 * release of this library. CloudFormation hands a version to RDS only when the template's has changed, so an automatic upgrade is no drift.
 */
export const ENGINE_VERSION = '17.7';

/** Of an RDS instance or an RDS Multi-AZ cluster. */
export function rdsEngine(version: string): rds.IInstanceEngine {
  return rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of(version, majorOf(version)) });
}

/** Of an Aurora cluster. */
export function auroraEngine(version: string): rds.IClusterEngine {
  return rds.DatabaseClusterEngine.auroraPostgres({
    version: rds.AuroraPostgresEngineVersion.of(version, majorOf(version), { s3Import: true, s3Export: true, serverlessV2AutoPauseSupported: true }),
  });
}

function majorOf(version: string): string {
  return version.split('.')[0];
}

export const DATABASE_PORT = 5432;
/** The certificate authority that AWS recommends (RDS user guide, SSL/TLS); the pooler verifies against all of RDS's. */
export const CA_CERTIFICATE = rds.CaCertificate.RDS_CA_RSA2048_G1;
/** The logs that every deployment offers. */
export const LOG_EXPORTS = ['postgresql'];
export const LOG_RETENTION = logs.RetentionDays.ONE_MONTH;
/** Enhanced monitoring, in seconds; a house number. */
export const MONITORING_SECONDS = 60;

/** What comes with Database Insights at no charge, and what its advanced mode asks for, in days (RDS user guide, Database Insights). */
const STANDARD_INSIGHTS_DAYS = 7;
const ADVANCED_INSIGHTS_DAYS = 465;

/** How long insights are kept, in days. */
export function insightsRetention(mode: rds.DatabaseInsightsMode): number {
  return mode === rds.DatabaseInsightsMode.ADVANCED ? ADVANCED_INSIGHTS_DAYS : STANDARD_INSIGHTS_DAYS;
}
