import { CfnResource, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { schemaSql } from '../../designs/postgres/schema-sql';
import { Workload } from '../../profile/workload';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { removalOf } from '../removal';
import { Store } from '../store';
import { acknowledgePostgres } from './acknowledgements';
import { postgresAlarms } from './alarms';
import { checkOptions } from './check-options';
import { PostgresClients } from './clients';
import { createdTables } from './created-tables';
import { ClientEndpoint } from './credentials';
import { postgresDashboard } from './dashboard';
import { PostgresParts } from './database-parts';
import { AttachedLogins, DatabaseTier } from './database-tier';
import { DATABASE_PORT } from './engine';
import { Front } from './front';
import { networkFor } from './network';
import { bootstrapSchema, buildFront, rotateEveryLogin } from './parts';
import { PostgresGrants } from './postgres-grants';
import { PostgresOptions } from './postgres-options';
import { PostgresPooler } from './postgres-pooler';
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
  readonly options?: PostgresOptions;
}

/** The database of a design, with network, bootstrap, pooler, logins and alarms. */
export class PostgresStore extends Construct implements Store {
  public readonly postgres: PostgresResources;
  public readonly grants: DataStoreGrants;
  public readonly connections: ec2.Connections;
  public readonly primaryResource: CfnResource;
  public readonly outputs: Readonly<Record<string, string>>;
  /** What a secondary Region builds on. */
  public readonly parts: PostgresParts;
  private readonly clients: PostgresClients;
  private readonly front: Front;

  constructor(scope: Construct, id: string, public readonly props: PostgresStoreProps) {
    super(scope, id);
    const { design, options = {} } = props;
    checkOptions(options, { ...props, path: this.node.path, deployment: design.options['postgres/deployment'] });
    const pooler = options.pooler ?? settledPooler(design);
    this.parts = this.databaseParts(props, options, pooler);
    this.front = buildFront(this, this.parts, pooler);
    const rotation = rotateEveryLogin(this, this.parts, this.front);
    const { tier, bootstrap, secrets } = this.parts;
    acknowledgePostgres(design, { database: tier, bootstrap, pooler: this.front.resources.pooler, rotation });

    this.connections = this.front.connections;
    this.postgres = this.resources(props);
    this.grants = new PostgresGrants(this.front, props.workload);
    this.primaryResource = tier.database.primaryResource;
    const { endpoint, secret } = this.front.readWrite;
    this.outputs = { Endpoint: endpoint.socketAddress, SecretArn: secret.secretArn, SchemaReport: bootstrap.report };
    this.clients = new PostgresClients({
      store: this, front: this.front, openServicesTo: this.parts.network.openServicesTo, dataApi: this.dataApi(tier, secrets),
    });
  }

  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ_WRITE): void {
    this.clients.connectFunction(fn, access);
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ_WRITE): void {
    this.clients.connectService(service, container, access);
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.front.metricSaturation(options);
  }

  private databaseParts(props: PostgresStoreProps, options: PostgresOptions, pooler: PostgresPooler): PostgresParts {
    const removal = removalOf(props.removalPolicy);
    const network = networkFor(this, { ...props, options, pooler: pooler.kind }, removal);
    const databaseName = options.databaseName ?? DATABASE_NAME;
    const tier = new DatabaseTier(this, 'Database', {
      ...props, options, network, removal, databaseName, clientEndpoint: pooler.kind === 'pgbouncer' ? this.clientEndpoint() : undefined,
    });
    const createTables = createdTables(props.createTables, props.workload.entities);
    const parts = { design: props.design, createTables, databaseName, network, tier, secrets: tier.attach() };
    return { ...parts, bootstrap: bootstrapSchema(this, parts) };
  }

  /** The clients' logins hold the pooler's endpoint, and the pooler takes those logins: the endpoint is filled in at synth. */
  private clientEndpoint(): ClientEndpoint {
    return {
      host: Lazy.string({ produce: () => this.front.readWrite.endpoint.hostname }),
      port: DATABASE_PORT,
      readWriteDatabase: Lazy.string({ produce: () => this.front.readWrite.database }),
      readOnlyDatabase: Lazy.string({ produce: () => this.front.readOnly.database }),
    };
  }

  private dataApi({ dataApi, database }: DatabaseTier, secrets: AttachedLogins) {
    const clusterArn = database.resources.cluster?.clusterArn;
    if (!dataApi || clusterArn === undefined) return undefined;
    return { clusterArn, databaseName: this.parts.databaseName, readWriteSecret: secrets.serverReadWrite, readOnlySecret: secrets.serverReadOnly };
  }

  private resources({ design, options = {} }: PostgresStoreProps): PostgresResources {
    const { tier, network, databaseName } = this.parts;
    const { readWrite, readOnly } = this.front;
    const alarms = [...postgresAlarms(this, tier.database, design, tier.logicalReplication), ...this.front.alarms];
    return {
      ...tier.database.resources,
      ...this.front.resources,
      vpc: network.vpc,
      databaseSecurityGroup: tier.securityGroup,
      databaseName,
      schemaSql: schemaSql(design),
      endpoint: readWrite.endpoint,
      writerEndpoint: tier.database.writer,
      readerEndpoints: [...tier.database.readers],
      readWriteSecret: readWrite.secret,
      readOnlySecret: readOnly.secret,
      ownerSecret: tier.serverLogins.owner,
      encryptionKey: tier.encryptionKey,
      alarms,
      dashboard: options.dashboard === false ? undefined : postgresDashboard(this, tier.database, design, this.front, alarms),
    };
  }
}

/** The pooler that the rules settled. RDS Proxy is never theirs: only a user chooses it. */
function settledPooler({ options }: PostgresDesign): PostgresPooler {
  return options['postgres/pooler'] === 'none' ? PostgresPooler.none('every client comes over the Data API') : PostgresPooler.pgBouncer();
}
