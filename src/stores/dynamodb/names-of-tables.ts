import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbDesign, DynamoDbTable, ThroughputPlan } from '../../designs/dynamodb/dynamodb-design';
import { Environment } from '../connect';
import { quotaRequests } from './quota-requests';
import { shortened } from './shortened';
import { storeTables } from './store-tables';

type Tables = ReadonlyMap<string, dynamodb.ITable>;

/** What a client needs to know, in one variable. Table names and Regions need no escaping, so tokens may stand in the JSON as they are. */
export function tablesEnvironment(design: DynamoDbDesign, tables: Tables): Environment {
  const names = design.tables.filter(({ entity }) => tables.has(entity)).map(({ entity, indexes }) => {
    const table = tables.get(entity)!;
    return [entity, { table: table.tableName, region: table.env.region, indexes: indexes.map((index) => index.name) }];
  });
  return { DATA_STORE_TABLES: JSON.stringify(Object.fromEntries(names)) };
}

/** Values for CloudFormation outputs. */
export function outputsOf(design: DynamoDbDesign, tables: Tables, throughput: readonly ThroughputPlan[]): Readonly<Record<string, string>> {
  const names = storeTables(design, tables).map(({ name, table }) => [`${name}Table`, table.tableName]);
  const expiring = design.tables.filter((table) => table.timeToLiveAttribute !== undefined);
  const quotas = quotaRequests(throughput);
  return {
    ...Object.fromEntries(names),
    ...(expiring.length > 0 ? { Expiry: expiryInWords(expiring) } : {}),
    ...(quotas ? { QuotaRequests: quotas } : {}),
  };
}

function expiryInWords(expiring: readonly DynamoDbTable[]): string {
  const attributes = expiring.map(({ entity, timeToLiveAttribute }) => `${timeToLiveAttribute} of ${entity}`);
  return shortened(`expired items stay readable for up to a few days; on every read compare with the clock: ${attributes.join(', ')}`);
}
