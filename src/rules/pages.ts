const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const AURORA = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide';
const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';

/** Public pages that rules cite. */
export const PAGES = {
  dynamoDbQuotas: `${DYNAMODB}/ServiceQuotas.html`,
  dynamoDbConstraints: `${DYNAMODB}/Constraints.html`,
  dynamoDbQuery: `${DYNAMODB}/Query.html`,
  dynamoDbReadConsistency: `${DYNAMODB}/HowItWorks.ReadConsistency.html`,
  dynamoDbIndexes: `${DYNAMODB}/GSI.html`,
  dynamoDbIndexCapacity: `${DYNAMODB}/GSI.html#GSI.ThroughputConsiderations`,
  dynamoDbTransactions: `${DYNAMODB}/transaction-apis.html`,
  dynamoDbConditionalWrites: `${DYNAMODB}/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate`,
  dynamoDbPartitions: `${DYNAMODB}/bp-partition-key-design.html`,
  dynamoDbOnDemand: `${DYNAMODB}/on-demand-capacity-mode.html`,
  dynamoDbWarmThroughput: `${DYNAMODB}/warm-throughput-scenarios.html`,
  dynamoDbTimeToLive: `${DYNAMODB}/TTL.html`,
  dynamoDbStreams: `${DYNAMODB}/Streams.html`,
  dynamoDbGlobalTables: `${DYNAMODB}/V2globaltables_HowItWorks.html`,
  auroraStorage: `${AURORA}/CHAP_Limits.html`,
  auroraReplication: `${AURORA}/AuroraPostgreSQL.Replication.html`,
  auroraGlobalDatabase: `${AURORA}/aurora-global-database.html`,
  auroraWriteForwarding: `${AURORA}/aurora-global-database-write-forwarding-apg.html`,
  auroraDataApi: `${AURORA}/data-api.limitations.html`,
  auroraAutoPause: `${AURORA}/aurora-serverless-v2-auto-pause.html`,
  rdsStorage: `${RDS}/CHAP_Storage.html`,
  rdsLimits: `${RDS}/CHAP_Limits.html`,
  pgCron: `${AURORA}/PostgreSQL_pg_cron.html`,
  postgresLimits: 'https://www.postgresql.org/docs/current/limits.html',
  postgresTextSearch: 'https://www.postgresql.org/docs/current/textsearch-indexes.html',
  postgresReplicationSlots: 'https://www.postgresql.org/docs/current/warm-standby.html#STREAMING-REPLICATION-SLOTS',
  databaseDecisionGuide: 'https://docs.aws.amazon.com/decision-guides/latest/databases-on-aws-how-to-choose/databases-on-aws-how-to-choose.html',
  oneServerBenchmark: 'https://www.dbos.dev/blog/benchmarking-workflow-execution-scalability-on-postgres',
  managedBenchmark: 'https://github.com/ClickHouse/PostgresBench',
} as const;
