import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { ClientLoginRotation } from '../pgbouncer/client-rotation';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { PgBouncerOptions, PoolMode } from '../pgbouncer/pgbouncer-props';
import { ClientLogins } from './credentials';
import { DatabaseParts, PostgresParts } from './database-parts';
import { directConnections } from './direct';
import { DATABASE_PORT } from './engine';
import { Entry, Front } from './front';
import { PostgresPooler } from './postgres-pooler';
import { proxyConnections } from './rds-proxy';
import { rotateLogins, ROTATION_PERIOD } from './rotation';
import { SchemaBootstrap } from './schema-bootstrap';

/** Creates roles, jobs and the tables asked for once the database answers. */
export function bootstrapSchema(
  scope: Construct, { design, createTables, databaseName, network, tier, secrets }: DatabaseParts,
): SchemaBootstrap {
  return new SchemaBootstrap(scope, 'Bootstrap', {
    vpc: network.vpc,
    vpcSubnets: network.serviceSubnets,
    database: tier,
    writerEndpoint: tier.database.writer,
    databaseName,
    ownerSecret: secrets.owner,
    serverReadWriteSecret: secrets.serverReadWrite,
    serverReadOnlySecret: secrets.serverReadOnly,
    schema: design,
    createTables,
    openServicesTo: network.openServicesTo,
    after: [...tier.database.ready, ...network.ready],
  });
}

/** Puts what was chosen in front of the database, once its roles are there. */
export function buildFront(scope: Construct, parts: PostgresParts, pooler: PostgresPooler): Front {
  if (pooler.kind === 'none') return directConnections(parts);
  if (pooler.rdsProxyOptions) return proxyConnections(scope, parts, pooler.rdsProxyOptions);
  return poolConnections(scope, parts, pooler.pgBouncerOptions ?? {});
}

function poolConnections(scope: Construct, parts: PostgresParts, options: PgBouncerOptions): Front {
  const { network, tier, bootstrap } = parts;
  const logins = tier.clientLogins!;
  const pooler = new PgBouncer(scope, 'Pooler', {
    ...poolSize(parts.design),
    ...options,
    ...poolerPlace(parts, logins),
  });
  const { service } = pooler;
  network.openServicesTo(service);
  pooler._openServicesTo = network.openServicesTo;
  // Tasks that cannot pull their image or log in would trip the circuit breaker of the first deployment.
  service.node.addDependency(bootstrap.applied, tier.securityGroup, ...service.connections.securityGroups, ...network.ready);
  return poolerFront(pooler, logins);
}

/** What clients see of a pooler: both its entries, with the logins that open them. */
export function poolerFront(pooler: PgBouncer, logins: Pick<Record<keyof ClientLogins, Entry['secret']>, keyof ClientLogins>): Front {
  const { endpoint, readWriteDatabase, readOnlyDatabase } = pooler;
  return {
    readWrite: { endpoint, database: readWriteDatabase, secret: logins.readWrite },
    readOnly: { endpoint, database: readOnlyDatabase, secret: logins.readOnly },
    connections: pooler.connections,
    caCertificate: pooler.caCertificate,
    alarms: pooler.alarms,
    resources: { pooler },
    metricSaturation: (more) => pooler.metricMaxWait(more),
  };
}

function poolerPlace({ network, tier, secrets, databaseName }: PostgresParts, logins: ClientLogins) {
  return {
    vpc: network.vpc,
    vpcSubnets: network.serviceSubnets,
    writerEndpoint: tier.database.writer,
    readerEndpoints: [...tier.database.readers],
    databaseName,
    database: tier,
    serverReadWriteSecret: secrets.serverReadWrite,
    serverReadOnlySecret: secrets.serverReadOnly,
    ownerSecret: secrets.owner,
    clientReadWriteSecret: logins.readWrite,
    clientReadOnlySecret: logins.readOnly,
    port: DATABASE_PORT,
  };
}

/** The numbers of the design. */
export function poolSize({ pool, sizing }: PostgresDesign) {
  return {
    maxConnections: sizing.maxConnections,
    reservedConnections: pool.reservedConnections,
    poolSizePerTask: pool.poolSizePerTask,
    poolMode: pool.poolMode === 'session' ? PoolMode.SESSION : PoolMode.TRANSACTION,
    minTasks: pool.minTasks,
    maxTasks: pool.maxTasks,
    cpu: pool.taskCpu,
    memoryLimitMiB: pool.taskMemoryMiB,
  };
}

/** Rotates the database's logins with AWS's function and the pooler's with ours: AWS's cannot log in where they exist. */
export function rotateEveryLogin(scope: Construct, parts: PostgresParts, { resources: { pooler } }: Front): Construct {
  const { network, tier, secrets, bootstrap } = parts;
  const rotation = new Construct(scope, 'Rotation');
  const { vpc, serviceSubnets: vpcSubnets, openServicesTo, ready } = network;
  rotateLogins(rotation, secrets, { vpc, vpcSubnets, openServicesTo, database: tier, after: [bootstrap.applied, ...ready] });
  if (pooler && tier.clientLogins) {
    new ClientLoginRotation(rotation, 'Clients', {
      vpc,
      vpcSubnets,
      openServicesTo,
      pooler,
      secrets: { ReadWrite: tier.clientLogins.readWrite, ReadOnly: tier.clientLogins.readOnly },
      automaticallyAfter: ROTATION_PERIOD,
    });
  }
  return rotation;
}
