import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { ClientLoginRotation } from '../pgbouncer/client-rotation';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { PoolMode } from '../pgbouncer/pgbouncer-props';
import { DatabaseTier } from './database-tier';
import { DATABASE_PORT } from './engine';
import { Network } from './network';
import { rotateLogins, ROTATION_PERIOD } from './rotation';
import { SchemaBootstrap } from './schema-bootstrap';

/** What stands already when the parts around the database are built. */
export interface PostgresParts {
  readonly design: PostgresDesign;
  /** Entities whose tables the deployment creates. */
  readonly createTables: readonly string[];
  readonly databaseName: string;
  readonly network: Network;
  readonly tier: DatabaseTier;
  /** The logins of the database, once they hold host and port. */
  readonly secrets: Readonly<Record<'owner' | 'serverReadWrite' | 'serverReadOnly', secretsmanager.ISecret>>;
}

/** Creates roles, jobs and the tables asked for once the database answers. */
export function bootstrapSchema(scope: Construct, { design, createTables, databaseName, network, tier, secrets }: PostgresParts): SchemaBootstrap {
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

/** Puts the pooler in front of the database, once its roles are there. */
export function poolConnections(scope: Construct, parts: PostgresParts, bootstrap: SchemaBootstrap): PgBouncer {
  const { network, tier, secrets } = parts;
  const pooler = new PgBouncer(scope, 'Pooler', {
    vpc: network.vpc,
    vpcSubnets: network.serviceSubnets,
    writerEndpoint: tier.database.writer,
    readerEndpoints: [...tier.database.readers],
    databaseName: parts.databaseName,
    database: tier,
    serverReadWriteSecret: secrets.serverReadWrite,
    serverReadOnlySecret: secrets.serverReadOnly,
    ownerSecret: secrets.owner,
    clientReadWriteSecret: tier.logins.clientReadWrite,
    clientReadOnlySecret: tier.logins.clientReadOnly,
    port: DATABASE_PORT,
    ...poolSize(parts.design),
  });
  const { service } = pooler;
  network.openServicesTo(service);
  // Tasks that cannot pull their image or log in would trip the circuit breaker of the first deployment.
  service.node.addDependency(bootstrap.applied, tier.securityGroup, ...service.connections.securityGroups, ...network.ready);
  return pooler;
}

function poolSize({ pool, sizing }: PostgresDesign) {
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
export function rotateEveryLogin(scope: Construct, parts: PostgresParts, bootstrap: SchemaBootstrap, pooler: PgBouncer): Construct {
  const { network, tier, secrets } = parts;
  const rotation = new Construct(scope, 'Rotation');
  const { vpc, serviceSubnets: vpcSubnets, openServicesTo, ready } = network;
  rotateLogins(rotation, secrets, { vpc, vpcSubnets, openServicesTo, database: tier, after: [bootstrap.applied, ...ready] });
  new ClientLoginRotation(rotation, 'Clients', {
    vpc,
    vpcSubnets,
    openServicesTo,
    pooler,
    secrets: { ReadWrite: tier.logins.clientReadWrite, ReadOnly: tier.logins.clientReadOnly },
    automaticallyAfter: ROTATION_PERIOD,
  });
  return rotation;
}
