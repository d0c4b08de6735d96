import type { PriceId } from '../src/designs/cost/prices';
import type { PriceQuery } from './price-list';

const MILLION = 1e6;
const AURORA = { databaseEngine: ['Aurora PostgreSQL', 'Any'] };
const RDS = { databaseEngine: ['PostgreSQL', 'Any'], deploymentOption: ['Single-AZ'] };

/** Where each price of the snapshot stands in AWS's price list, by service. Prices that are missing here are kept as they are. */
export const PRICE_QUERIES: Readonly<Record<string, Partial<Record<PriceId, PriceQuery>>>> = {
  AmazonDynamoDB: {
    dynamoDbWrites: { usageType: 'WriteRequestUnits', units: MILLION },
    dynamoDbReads: { usageType: 'ReadRequestUnits', units: MILLION },
    dynamoDbReplicatedWrites: { usageType: 'ReplWriteRequestUnits', units: MILLION },
    dynamoDbWriteCapacity: { usageType: 'WriteCapacityUnit-Hrs' },
    dynamoDbReadCapacity: { usageType: 'ReadCapacityUnit-Hrs' },
    dynamoDbReplicatedWriteCapacity: { usageType: 'ReplWriteCapacityUnit-Hrs' },
    dynamoDbStorage: { usageType: 'TimedStorage-ByteHrs' },
    dynamoDbIaWrites: { usageType: 'IA-WriteRequestUnits', units: MILLION },
    dynamoDbIaReads: { usageType: 'IA-ReadRequestUnits', units: MILLION },
    dynamoDbIaWriteCapacity: { usageType: 'IA-WriteCapacityUnit-Hrs' },
    dynamoDbIaReadCapacity: { usageType: 'IA-ReadCapacityUnit-Hrs' },
    dynamoDbIaStorage: { usageType: 'IA-TimedStorage-ByteHrs' },
    dynamoDbRecovery: { usageType: 'TimedPITRStorage-ByteHrs' },
    dynamoDbChangeUnits: { usageType: 'ChangeDataCaptureUnits-Kinesis', units: MILLION },
  },
  AmazonRDS: {
    auroraCapacity: { usageType: 'Aurora:ServerlessV2Usage', attributes: AURORA },
    auroraIoOptimizedCapacity: { usageType: 'Aurora:ServerlessV2IOOptimizedUsage', attributes: AURORA },
    auroraStorage: { usageType: 'Aurora:StorageUsage', attributes: AURORA },
    auroraIoOptimizedStorage: { usageType: 'Aurora:IO-OptimizedStorageUsage', attributes: AURORA },
    auroraRequests: { usageType: 'Aurora:StorageIOUsage', attributes: AURORA, units: MILLION },
    auroraReplicatedWrites: { usageType: 'Aurora:ReplicatedWriteIO', attributes: AURORA, units: MILLION },
    auroraBackup: { usageType: 'Aurora:BackupUsage', attributes: AURORA },
    rdsStorage: { usageType: 'RDS:GP3-Storage', attributes: RDS },
    rdsIops: { usageType: 'RDS:GP3-PIOPS', attributes: RDS },
    rdsBackup: { usageType: 'RDS:ChargedBackupUsage', attributes: { databaseEngine: ['PostgreSQL'] } },
  },
  AmazonECS: {
    fargateCpu: { usageType: 'Fargate-vCPU-Hours:perCPU' },
    fargateMemory: { usageType: 'Fargate-GB-Hours' },
  },
  AWSELB: {
    networkLoadBalancer: { usageType: 'LoadBalancerUsage', attributes: { operation: ['LoadBalancing:Network'] } },
    networkLoadBalancerCapacity: { usageType: 'LCUUsage', attributes: { operation: ['LoadBalancing:Network'] } },
  },
  AmazonVPC: {
    interfaceEndpoint: { usageType: 'VpcEndpoint-Hours' },
    interfaceEndpointData: { usageType: 'VpcEndpoint-Bytes' },
  },
  AmazonCloudWatch: {
    alarmMetrics: { usageType: 'CW:AlarmMonitorUsage' },
    customMetrics: { usageType: 'CW:MetricMonitorUsage' },
    logIngestion: { usageType: 'DataProcessing-Bytes' },
  },
  AWSSecretsManager: {
    secret: { usageType: 'AWSSecretsManager-Secrets' },
    secretCalls: { usageType: 'AWSSecretsManagerAPIRequest', units: 10_000 },
  },
};

/** `InstanceUsage:` alone is Single-AZ and Standard; the usage type abbreviates the class, the attribute does not. */
export function instanceQuery(engine: string, instanceClass: string): PriceQuery {
  return { usageType: 'InstanceUsage:', isPrefix: true, attributes: { databaseEngine: [engine], instanceType: [`db.${instanceClass}`] } };
}
