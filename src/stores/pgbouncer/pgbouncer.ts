import { Names, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE, poolerAlarms, poolerMetric } from './alarms';
import { fitPoolSize } from './budget';
import { PoolerCertificate } from './certificate';
import { PoolerNetwork, TASK_PORT } from './network';
import { PgBouncerProps, PoolMode } from './pgbouncer-props';
import { PoolerTask } from './task';

/** A rolling deployment starts every new task before it stops an old one. */
const DEPLOY_PERCENT = 200;

/**
 * A connection pooler for Postgres: PgBouncer on Fargate behind an internal network load balancer.
 *
 * Clients log in with credentials of their own, over TLS, to one of two entries, one that reads and writes and one that only reads; the pooler
 * reaches the database with other credentials that no client knows. All tasks together never open more server connections than `maxConnections`
 * allows. A deployment drains tasks without cutting a transaction; a failover and a rotated password are followed without a restart.
 *
 * In transaction mode, session state does not survive a transaction: set defaults such as `statement_timeout` with `ALTER ROLE … SET`, not as
 * startup parameters.
 */
export class PgBouncer extends Construct implements ec2.IConnectable {
  /** Where clients connect to. */
  public readonly endpoint: rds.Endpoint;
  /** The database name of the entry that reads and writes. */
  public readonly readWriteDatabase: string;
  /** The database name of the entry that only reads. */
  public readonly readOnlyDatabase: string;
  /** Who may connect: `pooler.connections.allowDefaultPortFrom(client)`. */
  public readonly connections: ec2.Connections;
  /** The tasks. */
  public readonly service: ecs.FargateService;
  /** The load balancer. */
  public readonly loadBalancer: elbv2.NetworkLoadBalancer;
  /** The logs of the tasks. */
  public readonly logGroup: logs.ILogGroup;
  /** The PEM certificates to verify the pooler with (`sslrootcert`); undefined when the certificate is the user's own and no `caCertificate` was given. */
  public readonly caCertificate?: string;
  /** The parameter that publishes `caCertificate`; undefined when there is none to publish. */
  public readonly caCertificateParameter?: ssm.StringParameter;
  /** Server connections that a task may open for each entry. */
  public readonly poolSizePerTask: number;
  /** Alarms on waiting clients, refused logins, an unreachable writer and the certificate's end; they have no actions yet. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly metricDimension: string;

  /** Fails when the pools do not fit into `maxConnections`, when there are fewer than two tasks, or when the subnets are in fewer than two Availability Zones. */
  constructor(scope: Construct, id: string, props: PgBouncerProps) {
    super(scope, id);
    const { minTasks, maxTasks } = taskRange(props);
    const subnets = props.vpc.selectSubnets(props.vpcSubnets);
    requireTwoZones(subnets);
    this.poolSizePerTask = fitPoolSize({ ...props, maxTasks, deployPercent: DEPLOY_PERCENT, reservedConnections: props.reservedConnections ?? 10 });
    this.metricDimension = Names.uniqueResourceName(this, { maxLength: 128 });
    this.readWriteDatabase = props.databaseName;
    this.readOnlyDatabase = `${props.databaseName}_ro`;

    const network = new PoolerNetwork(this, 'Network', { vpc: props.vpc, subnets: { subnets: subnets.subnets }, port: props.port ?? 5432 });
    this.loadBalancer = network.loadBalancer;
    this.connections = network.connections;
    this.endpoint = new rds.Endpoint(this.loadBalancer.loadBalancerDnsName, props.port ?? 5432);
    const certificate = props.tlsSecret ? undefined : this.issueCertificate(props);
    this.caCertificate = certificate?.caCertificate ?? props.caCertificate;
    this.caCertificateParameter = this.publish(this.caCertificate);

    const task = this.defineTask(props, props.tlsSecret ?? certificate!.tlsSecret);
    this.logGroup = task.logGroup;
    this.service = this.serve(props, task, network, { subnets: subnets.subnets });
    if (certificate) this.service.node.addDependency(certificate.issued);
    this.scale(minTasks, maxTasks);
    this.alarms = poolerAlarms(this, this.metricDimension);
  }

  /** The longest that a client waits for a server connection, in seconds. */
  public metricMaxWait(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'MaxWait', cloudwatch.Stats.MAXIMUM, options);
  }

  /** Clients that wait for a server connection. */
  public metricClientsWaiting(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'ClientsWaiting', cloudwatch.Stats.MAXIMUM, options);
  }

  /** Server connections at work. */
  public metricServersActive(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'ServersActive', cloudwatch.Stats.MAXIMUM, options);
  }

  /** Logins that the database refused. */
  public metricServerLoginFailures(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'ServerLoginFailures', cloudwatch.Stats.SUM, options);
  }

  /** Days until the certificate that clients see expires. */
  public metricCertificateDaysLeft(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'CertificateDaysLeft', cloudwatch.Stats.MINIMUM, options);
  }

  private issueCertificate(props: PgBouncerProps): PoolerCertificate {
    return new PoolerCertificate(this, 'Certificate', {
      hostnames: [this.loadBalancer.loadBalancerDnsName, ...props.additionalHostnames ?? []],
    });
  }

  private publish(caCertificate?: string): ssm.StringParameter | undefined {
    if (caCertificate === undefined) return undefined;
    return new ssm.StringParameter(this, 'CaCertificate', {
      description: 'Certificate authority of the connection pooler, for sslrootcert', stringValue: caCertificate,
    });
  }

  private defineTask(props: PgBouncerProps, tlsSecret: secretsmanager.ISecret): PoolerTask {
    return new PoolerTask(this, 'Task', {
      ...props,
      architecture: props.cpuArchitecture ?? ecs.CpuArchitecture.X86_64,
      secrets: {
        SERVER_READ_WRITE_SECRET_ARN: props.serverReadWriteSecret,
        SERVER_READ_ONLY_SECRET_ARN: props.serverReadOnlySecret,
        CLIENT_READ_WRITE_SECRET_ARN: props.clientReadWriteSecret,
        CLIENT_READ_ONLY_SECRET_ARN: props.clientReadOnlySecret,
        TLS_SECRET_ARN: tlsSecret,
      },
      environment: this.settings(props, readers(props)),
    });
  }

  private settings(props: PgBouncerProps, readerEndpoints: rds.Endpoint[]): Record<string, string> {
    return {
      DATABASE: props.databaseName,
      WRITER_HOST: props.writerEndpoint.hostname,
      WRITER_PORT: `${props.writerEndpoint.port}`,
      READER_HOST: readerEndpoints.map(({ hostname }) => hostname).join(','),
      READER_PORT: `${readerEndpoints[0].port}`,
      LISTEN_PORT: `${TASK_PORT}`,
      POOL_MODE: props.poolMode ?? PoolMode.TRANSACTION,
      POOL_SIZE: `${this.poolSizePerTask}`,
      MAX_CLIENTS: `${props.maxClientsPerTask ?? 5000}`,
      METRIC_NAMESPACE,
      METRIC_POOLER: this.metricDimension,
    };
  }

  private serve(props: PgBouncerProps, task: PoolerTask, network: PoolerNetwork, vpcSubnets: ec2.SubnetSelection): ecs.FargateService {
    const cluster = props.cluster ?? new ecs.Cluster(this, 'Cluster', { vpc: props.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      vpcSubnets,
      taskDefinition: task.definition,
      securityGroups: [network.taskSecurityGroup],
      minHealthyPercent: 100,
      maxHealthyPercent: DEPLOY_PERCENT,
      circuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    network.addTasks(service);
    const database = ec2.Port.tcp(props.writerEndpoint.port);
    network.taskSecurityGroup.connections.allowTo(props.database, database, 'Connection pooler');
    return service;
  }

  private scale(minCapacity: number, maxCapacity: number): void {
    // On CPU alone: more tasks do not help clients that wait for the database, and each has its share of the connection budget.
    this.service.autoScaleTaskCount({ minCapacity, maxCapacity }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 });
  }
}

/** PgBouncer takes a list of hosts, and one port for all of them. */
function readers({ readerEndpoints = [], writerEndpoint }: PgBouncerProps): rds.Endpoint[] {
  const ports = new Set(readerEndpoints.map(({ port }) => port).filter((port) => !Token.isUnresolved(port)));
  if (ports.size > 1) throw new Error(`readerEndpoints are on the ports ${[...ports].join(', ')}; they must be on one`);
  return readerEndpoints.length > 0 ? readerEndpoints : [writerEndpoint];
}

function taskRange(props: PgBouncerProps): { minTasks: number; maxTasks: number } {
  const minTasks = props.minTasks ?? 2;
  const maxTasks = props.maxTasks ?? minTasks * 2;
  if (minTasks < 2) throw new Error(`minTasks is ${minTasks}; it must be 2 or more, so that one Availability Zone can fail`);
  if (maxTasks < minTasks) throw new Error(`maxTasks is ${maxTasks}; it must be minTasks (${minTasks}) or more`);
  return { minTasks, maxTasks };
}

function requireTwoZones(subnets: ec2.SelectedSubnets): void {
  const zones = new Set(subnets.availabilityZones).size;
  if (zones < 2) throw new Error(`the pooler's subnets are in ${zones} Availability Zone(s); select subnets in two or more with vpcSubnets`);
}
