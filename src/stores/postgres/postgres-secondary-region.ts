import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { IDataStore } from '../i-data-store';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { PgBouncerOptions } from '../pgbouncer/pgbouncer-props';
import { removalOf } from '../removal';
import { acknowledgeSecondary } from './acknowledgements';
import { PostgresClients } from './clients';
import { DATABASE_PORT } from './engine';
import { Network, networkFor } from './network';
import { poolerFront, poolSize } from './parts';
import { PostgresGrants } from './postgres-grants';
import { NetworkAccess } from './postgres-options';
import { PostgresStore } from './postgres-store';
import { requireSecondary } from './secondary-faults';
import { SecondaryTier } from './secondary-tier';

/** What a secondary Region of a Postgres store is made from. */
export interface PostgresSecondaryRegionProps {
  /** The store with the primary cluster, in a stack of another Region of the same app and account. Both stacks need `crossRegionReferences: true`. */
  readonly primary: IDataStore;

  /**
   * Instances of the cluster, each of the writer's class, so that any can take over.
   * @default 1
   */
  readonly instances?: number;

  /**
   * The network in this Region.
   * @default - a VPC of its own
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of database and pooler in `vpc`.
   * @default - the isolated ones for the database and those with a way out for the pooler, where there are both
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The way of a VPC of its own to AWS services.
   * @default - as in the primary Region
   */
  readonly networkAccess?: NetworkAccess;

  /**
   * A key of this Region for storage and insights: keys do not leave their Region.
   * @default - a key of its own
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What of the pooler differs from the numbers of the design.
   * @default - nothing
   */
  readonly pooler?: PgBouncerOptions;

  /**
   * What becomes of the cluster when this leaves its stack.
   * @default - as of a `DataStore`
   */
  readonly removalPolicy?: RemovalPolicy;
}

type Logins = Readonly<Record<'owner' | 'serverReadWrite' | 'serverReadOnly' | 'readWrite' | 'readOnly', secretsmanager.ISecret>>;

/**
 * A secondary Region of a Postgres store on an Aurora Global Database, for a stack of that Region: the cluster that joins, with key, network,
 * parameters, pooler and alarms of that Region. Master user, roles and tables are the primary's; its logins are replicated.
 *
 * Clients read here. Writes are refused until the Region is promoted; then the pooler leads them to the new writer by itself. After a failover
 * CloudFormation still takes the first Region for the primary: see the guide on Global Databases before you deploy again.
 */
export class PostgresSecondaryRegion extends Construct implements ec2.IConnectable {
  /** Who may connect: the pooler of this Region. */
  public readonly connections: ec2.Connections;
  /** The rights to the logins, as replicated to this Region. */
  public readonly grants: DataStoreGrants;
  /** The network. */
  public readonly vpc: ec2.IVpc;
  /** The secondary cluster. */
  public readonly cluster: rds.DatabaseCluster;
  /** The key of this Region. */
  public readonly encryptionKey: kms.IKey;
  /** The pooler of this Region: `_ro` reads at once, the entry that writes answers after a promotion. */
  public readonly pooler: PgBouncer;
  /** Alarms on lag, load and waiting clients; they have no actions yet. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly clients: PostgresClients;

  /** Fails with every fault: no Global Database, an environment that is not known, the same Region, a Region that the profile does not name. */
  constructor(scope: Construct, id: string, props: PostgresSecondaryRegionProps) {
    super(scope, id);
    const primary = props.primary.node.findAll().find((child) => child instanceof PostgresStore);
    requireSecondary(this, primary, props);
    // Created after the primary, and deleted before it.
    Stack.of(this).addStackDependency(Stack.of(props.primary), 'a secondary cluster joins the Global Database of the primary');
    const store = primary!;
    const options = { networkAccess: props.networkAccess ?? store.props.options?.networkAccess };
    const removal = removalOf(props.removalPolicy);
    const network = networkFor(this, { ...props, design: store.props.design, options, pooler: 'pgbouncer' }, removal);
    const tier = new SecondaryTier(this, 'Database', { ...props, primary: store, network, removal });
    const logins = this.replicatedLogins(store);
    const pooler = this.pool(store, tier, network, logins, props.pooler);
    acknowledgeSecondary(store.props.design, tier, pooler);
    const front = poolerFront(pooler, logins);
    this.pooler = pooler;
    this.connections = pooler.connections;
    this.vpc = network.vpc;
    this.cluster = tier.database.resources.cluster!;
    this.encryptionKey = tier.encryptionKey;
    this.grants = new PostgresGrants(front, store.props.workload);
    this.alarms = [...tier.alarms, ...pooler.alarms.filter(({ node }) => node.id !== 'WriterUnreachableAlarm')];
    this.clients = new PostgresClients({ store: this, front, openServicesTo: network.openServicesTo });
  }

  /**
   * Grants the function access, opens the network to it and sets its environment, as `IDataStore.connectFunction` does.
   * @param fn a function in the VPC of this Region
   * @param access what it may do; read when left out, because writes are refused until the Region is promoted
   */
  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ): void {
    this.clients.connectFunction(fn, access);
  }

  /**
   * Grants the service's task role access, opens the network to it and sets the container's environment.
   * @param service the service
   * @param container the container that uses the store
   * @param access what it may do; read when left out
   */
  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ): void {
    this.clients.connectService(service, container, access);
  }

  private pool(
    { props: { design }, parts }: PostgresStore, tier: SecondaryTier, network: Network, logins: Logins, options?: PgBouncerOptions,
  ): PgBouncer {
    const pooler = new PgBouncer(this, 'Pooler', {
      ...poolSize(design),
      ...options,
      vpc: network.vpc,
      vpcSubnets: network.serviceSubnets,
      writerEndpoint: tier.database.writer,
      readerEndpoints: [...tier.database.readers],
      databaseName: parts.databaseName,
      database: tier,
      port: DATABASE_PORT,
      serverReadWriteSecret: logins.serverReadWrite,
      serverReadOnlySecret: logins.serverReadOnly,
      ownerSecret: logins.owner,
      clientReadWriteSecret: logins.readWrite,
      clientReadOnlySecret: logins.readOnly,
    });
    network.openServicesTo(pooler.service);
    pooler._openServicesTo = network.openServicesTo;
    pooler.service.node.addDependency(...tier.database.ready, tier.securityGroup, ...pooler.service.connections.securityGroups, ...network.ready);
    // Until a promotion there is no writer here, and nothing wrong with that.
    pooler.node.tryRemoveChild('WriterUnreachableAlarm');
    return pooler;
  }

  /** The primary's logins as Secrets Manager replicates them, rotations included. The key of a replica is the AWS managed one of its Region. */
  private replicatedLogins({ parts: { tier } }: PostgresStore): Logins {
    const { serverLogins, clientLogins } = tier;
    return {
      owner: this.replica('OwnerLogin', serverLogins.owner),
      serverReadWrite: this.replica('ServerReadWriteLogin', serverLogins.readWrite),
      serverReadOnly: this.replica('ServerReadOnlyLogin', serverLogins.readOnly),
      readWrite: this.replica('ReadWriteLogin', clientLogins!.readWrite),
      readOnly: this.replica('ReadOnlyLogin', clientLogins!.readOnly),
    };
  }

  private replica(id: string, secret: secretsmanager.Secret): secretsmanager.ISecret {
    const { region, account, partition } = Stack.of(this);
    secret.addReplicaRegion(region);
    // Of arn:partition:secretsmanager:region:account:secret:name the name alone is the same everywhere.
    const name = Fn.select(6, Fn.split(':', secret.secretArn));
    return secretsmanager.Secret.fromSecretCompleteArn(this, id, `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`);
  }
}
