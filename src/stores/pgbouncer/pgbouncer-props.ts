import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** When a server connection goes back to the pool: `pool_mode` of PgBouncer. */
export enum PoolMode {
  /** After each transaction. Session state such as `SET`, advisory locks and `LISTEN` does not survive it. */
  TRANSACTION = 'transaction',
  /** When the client disconnects. Everything of Postgres works, and one client holds one server connection. */
  SESSION = 'session',
}

/** What of a pooler is a matter of taste, in a store or by itself. */
export interface PgBouncerOptions {
  /**
   * The ECS cluster that runs the tasks.
   * @default - a new one with container insights
   */
  readonly cluster?: ecs.ICluster;

  /**
   * A certificate of your own for the client side: a secret with `certificate` (the chain) and `privateKey`, both PEM.
   * It must be valid for the name that clients connect to.
   * @default - a certificate authority is made for this pooler, and it issues and renews one for the load balancer's name
   */
  readonly tlsSecret?: secretsmanager.ISecret;

  /**
   * The PEM certificates that clients verify `tlsSecret` against.
   * @default - the pooler's own authority; with `tlsSecret`, none is published
   */
  readonly caCertificate?: string;

  /**
   * More host names that clients use, such as an alias in a private zone; the made certificate is valid for them too.
   * @default - the load balancer's name alone
   */
  readonly additionalHostnames?: string[];

  /**
   * Connections kept back for people, migrations, bootstrap and monitoring, besides the three that Postgres reserves for superusers.
   * @default 10
   */
  readonly reservedConnections?: number;

  /**
   * Server connections that a task may open for each of its two entries: `default_pool_size` of PgBouncer.
   * @default - the largest that fits into `maxConnections`, and at most 20
   */
  readonly poolSizePerTask?: number;

  /**
   * When a server connection goes back to the pool.
   * @default PoolMode.TRANSACTION
   */
  readonly poolMode?: PoolMode;

  /**
   * Client connections that a task accepts: `max_client_conn` of PgBouncer. Each takes about 32 KB of memory.
   * @default 5000
   */
  readonly maxClientsPerTask?: number;

  /**
   * Tasks that always run; two or more, so that one Availability Zone can fail.
   * @default 2
   */
  readonly minTasks?: number;

  /**
   * Tasks that run under load.
   * @default - twice `minTasks`
   */
  readonly maxTasks?: number;

  /**
   * CPU units of a task; 1024 are one vCPU.
   * @default 256
   */
  readonly cpu?: number;

  /**
   * Memory of a task in MiB.
   * @default 512
   */
  readonly memoryLimitMiB?: number;

  /**
   * The processor of the tasks. An image for another processor than the one that builds it needs emulation.
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;

  /**
   * Leads clients to the tasks in their own Availability Zone: no traffic between zones is paid for, and each zone carries its own load. A zone
   * whose tasks are gone is left out of the name until they are back. It takes a task in every zone: `minTasks` must be the number of zones or more.
   * @default false - every client reaches every task
   */
  readonly zonalAffinity?: boolean;

  /**
   * Opens a third entry, the database's name with `_owner` at its end, in session mode: for migration tools, which need advisory locks and rights
   * on the schema. One logs in to it with the owner's secret, which the tasks then read. Each task may open two server connections for it.
   * Without it, migrations connect to the writer's endpoint itself.
   * @default false - the tasks cannot read the owner's secret
   */
  readonly ownerEntry?: boolean;

  /**
   * The image of the tasks, when it is built elsewhere: from this package's `assets/pgbouncer`, or on another base that keeps to what its Dockerfile
   * promises (see docs/guides/pooler.md). A task that finds a PgBouncer older than the oldest without known holes ends at once.
   * @default - built from this package at deployment
   */
  readonly image?: ecs.ContainerImage;

  /**
   * The base image that the pooler's image is built from: Debian trixie or a copy of it.
   * @default - Debian's public image
   */
  readonly baseImage?: string;

  /**
   * How long the logs are kept.
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Properties of `PgBouncer`. */
export interface PgBouncerProps extends PgBouncerOptions {
  /** The network of the pooler and its load balancer. */
  readonly vpc: ec2.IVpc;

  /**
   * The subnets of tasks and load balancer; they must span two Availability Zones or more.
   * Without a route out they need interface endpoints for `ecr.api`, `ecr.dkr`, `logs` and `secretsmanager` and the gateway endpoint for S3.
   * @default - the private subnets of the network, or else its isolated ones
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /** Where writes go. */
  readonly writerEndpoint: rds.Endpoint;

  /**
   * Where the read-only entry leads: a reader endpoint that balances, or every reader; new connections go to them in turn. All on one port.
   * @default - the writer: there are no readers
   */
  readonly readerEndpoints?: rds.Endpoint[];

  /**
   * The name of the database. The read-write entry has this name; the read-only entry has it with `_ro` at its end.
   */
  readonly databaseName: string;

  /** What guards the database's port; the tasks are let in. */
  readonly database: ec2.IConnectable;

  /** `username` and `password` of the database role that reads and writes. No client ever sees it. */
  readonly serverReadWriteSecret: secretsmanager.ISecret;

  /** `username` and `password` of the database role that only reads. No client ever sees it. */
  readonly serverReadOnlySecret: secretsmanager.ISecret;

  /** `username` and `password` with which clients open either entry. It must name another user than the server secrets. */
  readonly clientReadWriteSecret: secretsmanager.ISecret;

  /** `username` and `password` with which clients open the read-only entry. It must name another user than the other secrets. */
  readonly clientReadOnlySecret: secretsmanager.ISecret;

  /**
   * `username` and `password` of the owner of the schema, for `ownerEntry`.
   * @default - none
   */
  readonly ownerSecret?: secretsmanager.ISecret;

  /** `max_connections` of the writer: what tasks and pools have to fit into. */
  readonly maxConnections: number;

  /**
   * The port that clients connect to.
   * @default 5432
   */
  readonly port?: number;
}
