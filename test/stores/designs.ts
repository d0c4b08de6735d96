import { DynamoDbDesign, DynamoDbTable } from '../../src/designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../../src/designs/postgres/postgres-design';
import { AccessPatternProfile, AttributeType, Operation } from '../../src/profile/access-pattern-profile';
import { toWorkload, Workload } from '../../src/profile/workload';

const NO_COST = { monthlyUsd: 0, lines: [], assumptions: [] } as unknown as DynamoDbDesign['cost'];

/** A small shop: orders by id, and by customer over an index. */
export function profile(more: Partial<AccessPatternProfile> = {}): AccessPatternProfile {
  return {
    entities: [{
      name: 'Order',
      key: ['customerId', 'orderId'],
      attributes: { customerId: AttributeType.STRING, orderId: AttributeType.STRING, status: AttributeType.STRING },
    }],
    accessPatterns: [{ name: 'getOrder', entity: 'Order', operation: Operation.GET }],
    ...more,
  };
}

export function workload(more: Partial<AccessPatternProfile> = {}): Workload {
  return toWorkload(profile(more));
}

export const ORDERS: DynamoDbTable = {
  entity: 'Order',
  partitionKey: { name: 'customerId', type: 'S' },
  sortKey: { name: 'orderId', type: 'S' },
  indexes: [{
    name: 'by-status',
    partitionKeys: [{ name: 'tenant', type: 'S' }, { name: 'status', type: 'S' }],
    sortKeys: [{ name: 'placedAt', type: 'N' }, { name: 'orderId', type: 'S' }],
    projection: { type: 'INCLUDE', attributes: ['total'] },
    patterns: ['openOrders'],
  }],
  timeToLiveAttribute: 'expiresAt',
};

const REQUEST = { entity: 'Order', equals: [], scanIndexForward: true, filter: [], consistentRead: false, writes: [] };

export function dynamoDbDesign(more: Partial<DynamoDbDesign> = {}): DynamoDbDesign {
  return {
    tables: [ORDERS],
    coverage: [
      { pattern: 'getOrder', servedBy: 'key', why: 'the key', request: { ...REQUEST, operation: 'GetItem' } },
      { pattern: 'listOrders', servedBy: 'key', why: 'the key', request: { ...REQUEST, operation: 'Query' } },
      { pattern: 'openOrders', servedBy: 'by-status', why: 'the index', request: { ...REQUEST, operation: 'Query', index: 'by-status' } },
      { pattern: 'placeOrder', servedBy: 'key', why: 'the key', request: { ...REQUEST, operation: 'PutItem' } },
      { pattern: 'searchOrders', why: 'DynamoDB has no full text' },
    ],
    options: {
      'dynamodb/capacity-mode': 'on-demand', 'dynamodb/table-class': 'standard', 'dynamodb/stream': 'streams', 'dynamodb/replication': 'none',
    },
    demand: [{ entity: 'Order', indexPeaks: {} }],
    throughput: [],
    hotKeys: [],
    replicaRegions: [],
    cost: NO_COST,
    ...more,
  };
}

export function postgresDesign(deployment: string, more: Partial<PostgresDesign> = {}): PostgresDesign {
  const aurora = deployment.startsWith('aurora');
  return {
    extensions: ['pg_stat_statements'],
    tables: [],
    expiryJobs: [],
    feeds: [],
    coverage: [
      { pattern: 'getOrder', servedBy: 'orders_pkey', why: 'the primary key' },
      { pattern: 'placeOrder', servedBy: 'orders_pkey', why: 'the primary key' },
    ],
    options: {
      'postgres/deployment': deployment, 'postgres/storage': aurora ? 'aurora-standard' : 'gp3', 'postgres/pool-mode': 'transaction',
    },
    sizing: {
      instanceClass: deployment === 'aurora-serverless-v2' ? undefined : deployment === 'rds-multi-az-cluster' ? 'm6gd.large' : 'r8g.large',
      vcpus: 2,
      minAcu: deployment === 'aurora-serverless-v2' ? 1 : undefined,
      maxAcu: deployment === 'aurora-serverless-v2' ? 8 : undefined,
      readers: aurora ? 1 : 0,
      storageGiB: aurora ? undefined : deployment === 'rds-multi-az-cluster' ? 400 : 100,
      iops: deployment === 'rds-multi-az-cluster' ? 12_000 : undefined,
      maxConnections: 1_600,
      backupRetentionDays: 14,
      because: [],
    },
    pool: {
      poolMode: 'transaction', minTasks: 2, maxTasks: 4, taskCpu: 256, taskMemoryMiB: 512, poolSizePerTask: 10, reservedConnections: 10, because: [],
    },
    replicaRegions: [],
    cost: NO_COST,
    ...more,
  };
}
