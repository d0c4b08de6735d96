/** What one thing costs, in the home Region of the snapshot. */
export interface Price {
  /** US dollars. */
  readonly usd: number;
  /** What they buy. */
  readonly per: string;
  /** Where the figure comes from; `unverified` until the next refresh where no source was found. */
  readonly source: string;
}

/** The Region of every figure below. */
export const SNAPSHOT_REGION = 'us-east-1';

/** The day on which the figures were put together; written by scripts/refresh-prices.ts. */
export const SNAPSHOT_DATE = '2026-11-22';

/** Prices by name, without free tiers and commitments. */
export const SNAPSHOT_PRICES = {
  dynamoDbWrites: { usd: 0.625, per: 'million write request units', source: 'AWS price list, 2026-08-31' },
  dynamoDbReads: { usd: 0.125, per: 'million read request units', source: 'AWS price list, 2026-08-31' },
  dynamoDbReplicatedWrites: { usd: 0.625, per: 'million replicated write request units', source: 'AWS price list, 2026-08-31' },
  dynamoDbWriteCapacity: { usd: 0.00065, per: 'write capacity unit-hours', source: 'infracost golden files, 2024-07 to 2026-05' },
  dynamoDbReadCapacity: { usd: 0.00013, per: 'read capacity unit-hours', source: 'infracost golden files, 2024-07 to 2026-05' },
  dynamoDbReplicatedWriteCapacity: { usd: 0.00065, per: 'replicated write capacity unit-hours', source: 'infracost golden files, 2024-07 to 2026-05' },
  dynamoDbStorage: { usd: 0.25, per: 'GB-months', source: 'AWS price list, 2026-08-31' },
  dynamoDbIaWrites: { usd: 0.78, per: 'million write request units', source: 'AWS price list, 2026-08-31' },
  dynamoDbIaReads: { usd: 0.155, per: 'million read request units', source: 'AWS price list, 2026-08-31' },
  dynamoDbIaWriteCapacity: { usd: 0.00081, per: 'write capacity unit-hours', source: 'unverified' },
  dynamoDbIaReadCapacity: { usd: 0.00016, per: 'read capacity unit-hours', source: 'unverified' },
  dynamoDbIaStorage: { usd: 0.1, per: 'GB-months', source: 'AWS price list, 2026-08-31' },
  dynamoDbRecovery: { usd: 0.2, per: 'GB-months', source: 'infracost golden files, 2024-07 to 2026-05' },
  dynamoDbChangeUnits: { usd: 0.1, per: 'million change data capture units', source: 'unverified' },

  pipesRequests: { usd: 0.4, per: 'million requests', source: 'cloudburn.io, 2026-03-13' },
  eventBridgeEvents: { usd: 1, per: 'million events', source: 'cloudburn.io, 2026-03-13' },
  kinesisStream: { usd: 0.04, per: 'stream-hours', source: 'published AWS price book, 2026-09-20' },
  kinesisIngest: { usd: 0.08, per: 'GB', source: 'published AWS price book, 2026-09-20' },
  contributorInsightsRules: { usd: 0.5, per: 'rule-months', source: 'usage.ai, DynamoDB Contributor Insights pricing, 2026' },
  interRegionTransfer: { usd: 0.02, per: 'GB', source: 'published AWS price book, 2026-09-20' },

  auroraCapacity: { usd: 0.12, per: 'ACU-hours', source: 'published AWS price book, 2026-09-20' },
  auroraIoOptimizedCapacity: { usd: 0.16, per: 'ACU-hours', source: 'published AWS price book, 2026-09-20' },
  auroraStorage: { usd: 0.1, per: 'GB-months', source: 'price table of aws/agent-toolkit-for-aws, 2026-08-20' },
  auroraIoOptimizedStorage: { usd: 0.225, per: 'GB-months', source: 'price table of aws/agent-toolkit-for-aws, 2026-08-20' },
  auroraRequests: { usd: 0.2, per: 'million I/O requests', source: 'price table of aws/agent-toolkit-for-aws, 2026-08-20' },
  auroraReplicatedWrites: { usd: 0.2, per: 'million replicated write I/Os', source: 'unverified' },
  dataApiRequests: { usd: 0.35, per: 'million requests', source: 'unverified' },
  auroraBackup: { usd: 0.021, per: 'GB-months', source: 'price table of aws/agent-toolkit-for-aws, 2026-08-20' },
  rdsStorage: { usd: 0.115, per: 'GB-months', source: 'infracost golden files, 2024-07 to 2026-05' },
  rdsIops: { usd: 0.02, per: 'IOPS-months', source: 'infracost golden files, 2024-07 to 2026-05' },
  rdsIo2Storage: { usd: 0.125, per: 'GB-months', source: 'infracost golden files, 2024-07 to 2026-05 (io1; io2 is taken to cost the same)' },
  rdsIo2Iops: { usd: 0.1, per: 'IOPS-months', source: 'infracost golden files, 2024-07 to 2026-05 (io1; io2 is taken to cost the same)' },
  rdsBackup: { usd: 0.095, per: 'GB-months', source: 'infracost golden files, 2024-07 to 2026-05' },

  fargateCpu: { usd: 0.04048, per: 'vCPU-hours', source: 'AWS price list, 2026-09-11' },
  fargateMemory: { usd: 0.004445, per: 'GB-hours', source: 'AWS price list, 2026-09-11' },
  networkLoadBalancer: { usd: 0.0225, per: 'hours', source: 'infracost golden files, 2024-07 to 2026-05' },
  networkLoadBalancerCapacity: { usd: 0.006, per: 'NLCU-hours', source: 'infracost golden files, 2024-07 to 2026-05' },
  interfaceEndpoint: { usd: 0.01, per: 'endpoint-hours', source: 'published AWS price book, 2026-09-20' },
  interfaceEndpointData: { usd: 0.01, per: 'GB', source: 'published AWS price book, 2026-09-20' },
  natGateway: { usd: 0.045, per: 'gateway-hours', source: 'published AWS price book, 2026-09-20' },
  natGatewayData: { usd: 0.045, per: 'GB', source: 'published AWS price book, 2026-09-20' },
  interZoneTransfer: { usd: 0.01, per: 'GB out of or into a zone', source: 'published AWS price book, 2026-09-20' },
  rdsProxy: { usd: 0.015, per: 'vCPU-hours', source: 'price tables of public repositories, 2026-09' },
  rdsProxyServerless: { usd: 0.015, per: 'ACU-hours', source: 'unverified' },
  secretCalls: { usd: 0.05, per: '10,000 calls', source: 'published AWS price book, 2026-09-20' },
  logIngestion: { usd: 0.5, per: 'GB', source: 'published AWS price book, 2026-09-20' },
  alarmMetrics: { usd: 0.1, per: 'alarm metric-months', source: 'published AWS price book, 2026-09-20' },
  customMetrics: { usd: 0.3, per: 'metric-months', source: 'published AWS price book, 2026-09-20' },
  secret: { usd: 0.4, per: 'secret-months', source: 'published AWS price book, 2026-09-20' },
  customerKey: { usd: 1, per: 'key-months', source: 'published AWS price book, 2026-09-20' },
} as const satisfies Record<string, Price>;

/** Where the prices of instances come from; written by scripts/refresh-prices.ts where it read all of them. */
export const SNAPSHOT_INSTANCE_SOURCES = {
  aurora: 'price table of aws/agent-toolkit-for-aws, 2026-08-20',
  rds: 'infracost golden files, 2026-05, and price list files quoted in public repositories, 2026-09-24; m7g and r8g beyond 2xlarge follow their size',
};

/** Aurora PostgreSQL on demand, dollars per instance-hour of the Standard configuration; I/O-Optimized is 1.30 times that. */
export const SNAPSHOT_AURORA_INSTANCES: Readonly<Record<string, number>> = {
  't4g.medium': 0.073,
  't4g.large': 0.146,
  'r8g.large': 0.276,
  'r8g.xlarge': 0.552,
  'r8g.2xlarge': 1.104,
  'r8g.4xlarge': 2.208,
  'r8g.8xlarge': 4.416,
  'r8g.12xlarge': 6.624,
  'r8g.16xlarge': 8.832,
  'r8g.24xlarge': 13.248,
  'r8g.48xlarge': 26.496,
};

/** RDS for PostgreSQL on demand, Single-AZ, dollars per instance-hour. m7g and r8g beyond 2xlarge follow their size. */
export const SNAPSHOT_RDS_INSTANCES: Readonly<Record<string, number>> = {
  't4g.micro': 0.016,
  't4g.small': 0.032,
  't4g.medium': 0.065,
  't4g.large': 0.129,
  't4g.xlarge': 0.258,
  'm7g.large': 0.168,
  'm7g.xlarge': 0.337,
  'm7g.2xlarge': 0.674,
  'm7g.4xlarge': 1.348,
  'm7g.8xlarge': 2.696,
  'm7g.12xlarge': 4.044,
  'm7g.16xlarge': 5.392,
  'r8g.large': 0.239,
  'r8g.xlarge': 0.478,
  'r8g.2xlarge': 0.956,
  'r8g.4xlarge': 1.912,
  'r8g.8xlarge': 3.824,
  'r8g.12xlarge': 5.736,
  'r8g.16xlarge': 7.648,
  'r8g.24xlarge': 11.472,
  'r8g.48xlarge': 22.944,
};
