import { CfnResource, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DataAccess } from './data-access';
import { DataStoreGrants } from './data-store-grants';
import { DatabaseTier } from './database-tier';
import { zonesOf } from './deployments';
import { existingNetwork, isolatedNetwork, Network } from './network';
import { PgBouncer } from './pgbouncer';
import { PoolMode } from './pgbouncer-props';
import { acknowledgeDatabase, acknowledgeFunctions, acknowledgeLogRetention, acknowledgePooler } from './postgres-acknowledgements';
import { postgresAlarms } from './postgres-alarms';
import { PostgresClients } from './postgres-clients';
import { DATABASE_PORT } from './postgres-engine';
import { PostgresGrants } from './postgres-grants';
import { PostgresResources } from './postgres-resources';
import { keep, Removal, removalOf } from './removal';
import { rotateLogins } from './rotation';
import { SchemaBootstrap } from './schema-bootstrap';
import { Store } from './store';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Workload } from '../profile/workload';

/** The name of the database. */
const DATABASE_NAME = 'app';

/** What a Postgres store is built from. */
export interface PostgresStoreProps {
  readonly design: PostgresDesign;
  readonly workload: Workload;
  /** An isolated network of its own when left out. */
  readonly vpc?: ec2.IVpc;
  /** When left out: the isolated subnets for the database and those with a way out for the pooler, where there are both. */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /** Everything is kept when left out; see `removalOf`. */
  readonly removalPolicy?: RemovalPolicy;
  /** A key of its own when left out. */
  readonly encryptionKey?: kms.IKey;
}

type DatabaseSecrets = Readonly<Record<'owner' | 'serverReadWrite' | 'serverReadOnly', secretsmanager.ISecret>>;

/** The database of a design, with network, bootstrap, pooler, logins and alarms. */
export class PostgresStore extends Construct implements Store {
  public readonly postgres: PostgresResources;
  public readonly grants: DataStoreGrants;
  public readonly connections: ec2.Connections;
  public readonly primaryResource: CfnResource;
  public readonly outputs: Readonly<Record<string, string>>;
  private readonly clients: PostgresClients;
  private readonly pooler: PgBouncer;

  constructor(scope: Construct, id: string, props: PostgresStoreProps) {
    super(scope, id);
    const removal = removalOf(props.removalPolicy);
    const network = this.network(props, removal);
    const tier = this.databaseTier(props, network, removal);
    const secrets = tier.attach();
    const bootstrap = this.bootstrap(props, tier, secrets, network);
    this.pooler = this.pool(props, tier, secrets, network);
    // Tasks that cannot pull their image or log in would trip the circuit breaker of the first deployment.
    this.pooler.service.node.addDependency(bootstrap.applied, tier.securityGroup, ...this.pooler.service.connections.securityGroups, ...network.ready);
    this.connections = this.pooler.connections;
    rotateLogins(new Construct(this, 'Rotation'), secrets, {
      ...network, vpcSubnets: network.serviceSubnets, database: tier, after: [bootstrap.applied, ...network.ready],
    });
    this.postgres = this.resources(props, tier, network);
    this.grants = new PostgresGrants(tier.logins.clientReadWrite, tier.logins.clientReadOnly, props.workload);
    this.primaryResource = tier.database.primaryResource;
    this.outputs = { Endpoint: this.pooler.endpoint.socketAddress, SecretArn: tier.logins.clientReadWrite.secretArn };
    acknowledgeDatabase(tier, props.design);
    acknowledgeFunctions(bootstrap);
    acknowledgePooler(this.pooler);
    acknowledgeLogRetention(this);
    this.clients = new PostgresClients({
      store: this, grants: this.grants, logins: tier.logins, network, pooler: this.pooler, resources: this.postgres, dataApi: tier.dataApi,
    });
  }

  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ_WRITE): void {
    this.clients.connectFunction(fn, access);
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ_WRITE): void {
    this.clients.connectService(service, container, access);
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.pooler.metricMaxWait(options);
  }

  private network(props: PostgresStoreProps, removal: Removal): Network {
    if (props.vpc) return existingNetwork(props.vpc, props.vpcSubnets);
    const network = isolatedNetwork(new Construct(this, 'Network'), zonesOf(props.design.options['postgres/deployment']));
    keep(network.vpc, removal);
    return network;
  }

  private databaseTier(props: PostgresStoreProps, network: Network, removal: Removal): DatabaseTier {
    return new DatabaseTier(this, 'Database', {
      ...props,
      network,
      removal,
      databaseName: DATABASE_NAME,
      clientEndpoint: {
        host: Lazy.string({ produce: () => this.pooler.endpoint.hostname }),
        port: DATABASE_PORT,
        readWriteDatabase: Lazy.string({ produce: () => this.pooler.readWriteDatabase }),
        readOnlyDatabase: Lazy.string({ produce: () => this.pooler.readOnlyDatabase }),
      },
    });
  }

  private bootstrap(props: PostgresStoreProps, tier: DatabaseTier, secrets: DatabaseSecrets, network: Network): SchemaBootstrap {
    return new SchemaBootstrap(this, 'Bootstrap', {
      vpc: network.vpc,
      vpcSubnets: network.serviceSubnets,
      database: tier,
      writerEndpoint: tier.database.writer,
      databaseName: DATABASE_NAME,
      ownerSecret: secrets.owner,
      serverReadWriteSecret: secrets.serverReadWrite,
      serverReadOnlySecret: secrets.serverReadOnly,
      schema: props.design,
      openServicesTo: network.openServicesTo,
      after: [...tier.database.ready, ...network.ready],
    });
  }

  private pool(props: PostgresStoreProps, tier: DatabaseTier, secrets: DatabaseSecrets, network: Network): PgBouncer {
    const { pool, sizing } = props.design;
    const pooler = new PgBouncer(this, 'Pooler', {
      vpc: network.vpc,
      vpcSubnets: network.serviceSubnets,
      writerEndpoint: tier.database.writer,
      readerEndpoint: tier.database.reader,
      databaseName: DATABASE_NAME,
      database: tier,
      serverReadWriteSecret: secrets.serverReadWrite,
      serverReadOnlySecret: secrets.serverReadOnly,
      clientReadWriteSecret: tier.logins.clientReadWrite,
      clientReadOnlySecret: tier.logins.clientReadOnly,
      maxConnections: sizing.maxConnections,
      reservedConnections: pool.reservedConnections,
      poolSizePerTask: pool.poolSizePerTask,
      poolMode: pool.poolMode === 'session' ? PoolMode.SESSION : PoolMode.TRANSACTION,
      minTasks: pool.minTasks,
      maxTasks: pool.maxTasks,
      cpu: pool.taskCpu,
      memoryLimitMiB: pool.taskMemoryMiB,
      port: DATABASE_PORT,
    });
    network.openServicesTo(pooler.service);
    return pooler;
  }

  private resources(props: PostgresStoreProps, tier: DatabaseTier, network: Network): PostgresResources {
    const { database, logins } = tier;
    return {
      ...database.resources,
      vpc: network.vpc,
      databaseSecurityGroup: tier.securityGroup,
      databaseName: DATABASE_NAME,
      endpoint: this.pooler.endpoint,
      writerEndpoint: database.writer,
      readerEndpoint: database.reader,
      pooler: this.pooler,
      readWriteSecret: logins.clientReadWrite,
      readOnlySecret: logins.clientReadOnly,
      ownerSecret: logins.owner,
      encryptionKey: tier.encryptionKey,
      alarms: [...postgresAlarms(this, database, props.design), ...this.pooler.alarms],
    };
  }
}
