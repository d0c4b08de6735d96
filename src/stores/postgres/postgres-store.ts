import { CfnResource, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { Workload } from '../../profile/workload';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { keep, Removal, removalOf } from '../removal';
import { Store } from '../store';
import { acknowledgePostgres } from './acknowledgements';
import { postgresAlarms } from './alarms';
import { PostgresClients } from './clients';
import { createdTables } from './created-tables';
import { DatabaseTier } from './database-tier';
import { zonesOf } from './deployments';
import { DATABASE_PORT } from './engine';
import { existingNetwork, isolatedNetwork, Network } from './network';
import { bootstrapSchema, poolConnections, rotateEveryLogin } from './parts';
import { PostgresGrants } from './postgres-grants';
import { PostgresResources } from './postgres-resources';

/** The name of the database. */
const DATABASE_NAME = 'app';

/** What a Postgres store is built from. */
export interface PostgresStoreProps {
  readonly design: PostgresDesign;
  readonly workload: Workload;
  /** Entities whose tables and indexes the deployment creates; those of the others it only looks for. */
  readonly createTables?: readonly string[];
  /** An isolated network of its own when left out. */
  readonly vpc?: ec2.IVpc;
  /** When left out: the isolated subnets for the database and those with a way out for the pooler, where there are both. */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /** Everything is kept when left out; see `removalOf`. */
  readonly removalPolicy?: RemovalPolicy;
  /** A key of its own when left out. */
  readonly encryptionKey?: kms.IKey;
}

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
    const { design, workload } = props;
    const removal = removalOf(props.removalPolicy);
    const network = this.network(props, removal);
    const tier = this.databaseTier(props, network, removal);
    const createTables = createdTables(props.createTables, workload.entities);
    const parts = { design, createTables, databaseName: DATABASE_NAME, network, tier, secrets: tier.attach() };
    const bootstrap = bootstrapSchema(this, parts);
    this.pooler = poolConnections(this, parts, bootstrap);
    const rotation = rotateEveryLogin(this, parts, bootstrap, this.pooler);
    acknowledgePostgres(design, { database: tier, bootstrap, pooler: this.pooler, rotation });

    const { logins, database, dataApi } = tier;
    this.connections = this.pooler.connections;
    this.postgres = this.resources(props, tier, network);
    this.grants = new PostgresGrants(logins.clientReadWrite, logins.clientReadOnly, workload);
    this.primaryResource = database.primaryResource;
    this.outputs = { Endpoint: this.pooler.endpoint.socketAddress, SecretArn: logins.clientReadWrite.secretArn, SchemaReport: bootstrap.report };
    this.clients = new PostgresClients({
      store: this, grants: this.grants, pooler: this.pooler, resources: this.postgres, logins, network, dataApi,
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

  /** The clients' logins hold the pooler's endpoint, and the pooler takes those logins: the endpoint is filled in at synth. */
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

  private resources(props: PostgresStoreProps, tier: DatabaseTier, network: Network): PostgresResources {
    const { database, logins } = tier;
    return {
      ...database.resources,
      vpc: network.vpc,
      databaseSecurityGroup: tier.securityGroup,
      databaseName: DATABASE_NAME,
      endpoint: this.pooler.endpoint,
      writerEndpoint: database.writer,
      readerEndpoints: [...database.readers],
      pooler: this.pooler,
      readWriteSecret: logins.clientReadWrite,
      readOnlySecret: logins.clientReadOnly,
      ownerSecret: logins.owner,
      encryptionKey: tier.encryptionKey,
      alarms: [...postgresAlarms(this, database, props.design), ...this.pooler.alarms],
    };
  }
}
