import { Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { poolerAlarms, poolerMetric } from './alarms';
import { PoolerCertificate } from './certificate';
import { poolerSecrets, poolerSettings } from './environment';
import { PoolerNetwork } from './network';
import { PgBouncerProps } from './pgbouncer-props';
import { DEPLOY_PERCENT, planPooler, PoolerPlan } from './plan';
import { PoolerTask } from './task';

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
  /** The database name of the owner's entry; undefined without `ownerEntry`. */
  public readonly ownerDatabase?: string;
  /**
   * Alarms on waiting clients, exhausted pools, refused logins of pooler and clients, an unreachable writer, secrets whose versions differ, and the
   * certificate's end; they have no actions yet.
   */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly metricDimension: string;
  /** @internal */
  public readonly _props: PgBouncerProps;
  /**
   * Lets a client reach the interface endpoints of the pooler's network, where a store made them.
   * @internal
   */
  public _openServicesTo?: (client: ec2.IConnectable) => void;

  /** Fails when the pools do not fit into `maxConnections`, when there are fewer than two tasks, or when the subnets are in fewer than two Availability Zones. */
  constructor(scope: Construct, id: string, props: PgBouncerProps) {
    super(scope, id);
    this._props = props;
    const plan = planPooler(props);
    const subnets = { subnets: plan.subnets.subnets };
    this.poolSizePerTask = plan.poolSizePerTask;
    this.metricDimension = Names.uniqueResourceName(this, { maxLength: 128 });
    this.readWriteDatabase = props.databaseName;
    this.readOnlyDatabase = `${props.databaseName}_ro`;
    this.ownerDatabase = plan.ownerSecret && `${props.databaseName}_owner`;

    const network = new PoolerNetwork(this, 'Network', {
      vpc: props.vpc, subnets, port: props.port ?? 5432, zonalAffinity: props.zonalAffinity ?? false,
    });
    this.loadBalancer = network.loadBalancer;
    this.connections = network.connections;
    this.endpoint = new rds.Endpoint(this.loadBalancer.loadBalancerDnsName, props.port ?? 5432);
    const certificate = props.tlsSecret ? undefined : this.issueCertificate(props);
    this.caCertificate = certificate?.caCertificate ?? props.caCertificate;
    this.caCertificateParameter = this.publish(this.caCertificate);

    const task = this.defineTask(props, plan, props.tlsSecret ?? certificate!.tlsSecret);
    this.logGroup = task.logGroup;
    this.service = this.serve(props, task, network, subnets);
    if (certificate) this.service.node.addDependency(certificate.issued);
    this.scale(plan.minTasks, plan.maxTasks);
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

  /** The share of time, in percent, in which a client waits and every server connection of its pool is in use. */
  public metricPoolExhausted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'PoolExhausted', cloudwatch.Stats.AVERAGE, options);
  }

  /** Clients that were refused: by password, by entry, or because nobody knows them. */
  public metricClientLoginFailures(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'ClientLoginFailures', cloudwatch.Stats.SUM, options);
  }

  /** Secrets whose current version is not the one in use, or whose rotation has not ended. */
  public metricSecretVersionsDiffer(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return poolerMetric(this.metricDimension, 'SecretVersionsDiffer', cloudwatch.Stats.MAXIMUM, options);
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

  private defineTask(props: PgBouncerProps, plan: PoolerPlan, tlsSecret: secretsmanager.ISecret): PoolerTask {
    return new PoolerTask(this, 'Task', {
      ...props,
      secrets: poolerSecrets(props, plan, tlsSecret),
      environment: poolerSettings(props, plan, this.metricDimension),
    });
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
