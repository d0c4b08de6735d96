import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { PoolerCertificate } from './certificate';
import { DATABASE_NAME, Logins } from './logins';
import { IsolatedNetwork } from './network';

const TASK_PORT = 6432;
const NAMESPACE = 'App/PgBouncer';

/** The load balancer of the pooler. It comes first: the client logins hold its name. */
export class PoolerEntry extends Construct {
  public readonly loadBalancer: elbv2.NetworkLoadBalancer;
  public readonly taskSecurityGroup: ec2.SecurityGroup;
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, network: IsolatedNetwork) {
    super(scope, id);
    const { vpc } = network;
    this.taskSecurityGroup = new ec2.SecurityGroup(this, 'TaskSecurityGroup', { vpc, description: 'Pooler tasks', allowAllOutbound: false });
    this.taskSecurityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    network.openServicesTo(this.taskSecurityGroup);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Pooler clients', allowAllOutbound: false });
    this.connections = new ec2.Connections({ securityGroups: [securityGroup], defaultPort: ec2.Port.tcp(5432) });
    this.connections.allowTo(this.taskSecurityGroup, ec2.Port.tcp(TASK_PORT), 'Clients and health checks');
    this.loadBalancer = new elbv2.NetworkLoadBalancer(this, 'LoadBalancer', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      internetFacing: false,
      crossZoneEnabled: true,
      securityGroups: [securityGroup],
    });
  }
}

export interface PoolerProps {
  readonly entry: PoolerEntry;
  readonly network: IsolatedNetwork;
  readonly database: ec2.IConnectable;
  readonly writer: rds.Endpoint;
  readonly reader: rds.Endpoint;
  readonly logins: Logins;
  readonly serverSecrets: { readonly readWrite: secretsmanager.ISecret; readonly readOnly: secretsmanager.ISecret };
  readonly poolSize: number;
  readonly minTasks: number;
  readonly maxTasks: number;
}

/** PgBouncer on Fargate behind the load balancer, with its certificate, its autoscaling and its alarms. */
export class Pooler extends Construct {
  public readonly certificate: PoolerCertificate;
  public readonly service: ecs.FargateService;

  constructor(scope: Construct, id: string, props: PoolerProps) {
    super(scope, id);
    this.certificate = new PoolerCertificate(this, 'Certificate', props.entry.loadBalancer.loadBalancerDnsName);
    new ssm.StringParameter(this, 'CaCertificate', { stringValue: this.certificate.issued.getAttString('CaCertificate') });
    this.service = this.serve(props, this.defineTask(props));
    this.service.node.addDependency(this.certificate.issued);
    this.service.autoScaleTaskCount({ minCapacity: props.minTasks, maxCapacity: props.maxTasks })
      .scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 });
    this.alarm('MaxWait', 'Maximum', 1, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD);
    this.alarm('ServerLoginFailures', 'Sum', 0, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD);
    this.alarm('WriterUnreachable', 'Maximum', 0, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD);
    this.alarm('PoolExhausted', 'Average', 50, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD);
    this.alarm('ClientLoginFailures', 'Sum', 10, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD);
    this.alarm('SecretVersionsDiffer', 'Maximum', 0, cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD, 15);
    this.alarm('CertificateDaysLeft', 'Minimum', 30, cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD);
  }

  private defineTask(props: PoolerProps): ecs.FargateTaskDefinition {
    const definition = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu: 256,
      memoryLimitMiB: 512,
      runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.X86_64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
      volumes: [{ name: 'run' }],
    });
    const linuxParameters = new ecs.LinuxParameters(this, 'LinuxParameters');
    linuxParameters.dropCapabilities(ecs.Capability.ALL);
    definition.addContainer('PgBouncer', {
      image: ecs.ContainerImage.fromAsset(join(__dirname, '../../assets/pgbouncer'), { platform: Platform.LINUX_AMD64 }),
      environment: this.environment(props),
      portMappings: [{ containerPort: TASK_PORT }],
      readonlyRootFilesystem: true,
      linuxParameters,
      ulimits: [{ name: ecs.UlimitName.NOFILE, softLimit: 65535, hardLimit: 65535 }],
      stopTimeout: Duration.seconds(120),
      logging: ecs.LogDrivers.awsLogs({
        logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH }),
        streamPrefix: 'pgbouncer',
        mode: ecs.AwsLogDriverMode.NON_BLOCKING,
      }),
      healthCheck: {
        command: ['CMD', '/usr/bin/node', '/app/main.js', 'healthcheck'],
        interval: Duration.seconds(15),
        timeout: Duration.seconds(10),
        startPeriod: Duration.seconds(60),
      },
    }).addMountPoints({ sourceVolume: 'run', containerPath: '/run/pgbouncer', readOnly: false });
    for (const secret of this.secrets(props)) secret.grantRead(definition.taskRole);
    return definition;
  }

  private secrets({ serverSecrets, logins }: PoolerProps): secretsmanager.ISecret[] {
    return [serverSecrets.readWrite, serverSecrets.readOnly, logins.clientReadWrite, logins.clientReadOnly, this.certificate.tls];
  }

  private environment({ writer, reader, serverSecrets, logins, poolSize }: PoolerProps): Record<string, string> {
    return {
      DATABASE: DATABASE_NAME,
      WRITER_HOST: writer.hostname,
      WRITER_PORT: `${writer.port}`,
      READER_HOST: reader.hostname,
      READER_PORT: `${reader.port}`,
      SERVER_READ_WRITE_SECRET_ARN: serverSecrets.readWrite.secretArn,
      SERVER_READ_ONLY_SECRET_ARN: serverSecrets.readOnly.secretArn,
      CLIENT_READ_WRITE_SECRET_ARN: logins.clientReadWrite.secretArn,
      CLIENT_READ_ONLY_SECRET_ARN: logins.clientReadOnly.secretArn,
      TLS_SECRET_ARN: this.certificate.tls.secretArn,
      LISTEN_PORT: `${TASK_PORT}`,
      POOL_MODE: 'transaction',
      POOL_SIZE: `${poolSize}`,
      MAX_CLIENTS: '5000',
      METRIC_NAMESPACE: NAMESPACE,
      METRIC_POOLER: this.node.addr,
    };
  }

  private serve({ network, entry, database, writer }: PoolerProps, taskDefinition: ecs.FargateTaskDefinition): ecs.FargateService {
    const service = new ecs.FargateService(this, 'Service', {
      cluster: new ecs.Cluster(this, 'Cluster', { vpc: network.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      taskDefinition,
      securityGroups: [entry.taskSecurityGroup],
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    entry.loadBalancer.addListener('Listener', { port: 5432, protocol: elbv2.Protocol.TCP }).addTargets('Tasks', {
      port: TASK_PORT,
      protocol: elbv2.Protocol.TCP,
      targets: [service],
      preserveClientIp: false,
      deregistrationDelay: Duration.seconds(60),
      healthCheck: { protocol: elbv2.Protocol.TCP, interval: Duration.seconds(10), healthyThresholdCount: 2, unhealthyThresholdCount: 2 },
    });
    entry.taskSecurityGroup.connections.allowTo(database, ec2.Port.tcp(writer.port), 'Connection pooler');
    return service;
  }

  private alarm(metricName: string, statistic: string, threshold: number, comparisonOperator: cloudwatch.ComparisonOperator, evaluationPeriods = 3): void {
    new cloudwatch.Alarm(this, `${metricName}Alarm`, {
      metric: new cloudwatch.Metric({
        namespace: NAMESPACE, metricName, statistic, period: Duration.minutes(1), dimensionsMap: { Pooler: this.node.addr },
      }),
      threshold,
      comparisonOperator,
      evaluationPeriods,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}
