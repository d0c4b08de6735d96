import { Token } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { METRIC_NAMESPACE } from './alarms';
import { TASK_PORT } from './network';
import { PgBouncerProps, PoolMode } from './pgbouncer-props';
import { OWNER_POOL, PoolerPlan } from './plan';

/** Settings of the pooler's program: addresses and numbers, never a secret. */
export function poolerSettings(props: PgBouncerProps, plan: PoolerPlan, metricDimension: string): Record<string, string> {
  const readers = readersOf(props);
  return {
    DATABASE: props.databaseName,
    WRITER_HOST: props.writerEndpoint.hostname,
    WRITER_PORT: `${props.writerEndpoint.port}`,
    READER_HOST: readers.map(({ hostname }) => hostname).join(','),
    READER_PORT: `${readers[0].port}`,
    LISTEN_PORT: `${TASK_PORT}`,
    POOL_MODE: props.poolMode ?? PoolMode.TRANSACTION,
    POOL_SIZE: `${plan.poolSizePerTask}`,
    MAX_CLIENTS: `${props.maxClientsPerTask ?? 5000}`,
    METRIC_NAMESPACE,
    METRIC_POOLER: metricDimension,
    ...plan.ownerSecret && { OWNER_POOL_SIZE: `${OWNER_POOL}` },
  };
}

/** Secrets that the program reads, by the setting that holds the ARN. */
export function poolerSecrets(
  props: PgBouncerProps, { ownerSecret }: PoolerPlan, tlsSecret: secretsmanager.ISecret,
): Record<string, secretsmanager.ISecret> {
  return {
    SERVER_READ_WRITE_SECRET_ARN: props.serverReadWriteSecret,
    SERVER_READ_ONLY_SECRET_ARN: props.serverReadOnlySecret,
    CLIENT_READ_WRITE_SECRET_ARN: props.clientReadWriteSecret,
    CLIENT_READ_ONLY_SECRET_ARN: props.clientReadOnlySecret,
    TLS_SECRET_ARN: tlsSecret,
    ...ownerSecret && { OWNER_SECRET_ARN: ownerSecret },
  };
}

/** PgBouncer takes a list of hosts, and one port for all of them. */
function readersOf({ readerEndpoints = [], writerEndpoint }: PgBouncerProps): rds.Endpoint[] {
  const ports = new Set(readerEndpoints.map(({ port }) => port).filter((port) => !Token.isUnresolved(port)));
  if (ports.size > 1) throw new Error(`readerEndpoints are on the ports ${[...ports].join(', ')}; they must be on one`);
  return readerEndpoints.length > 0 ? readerEndpoints : [writerEndpoint];
}
