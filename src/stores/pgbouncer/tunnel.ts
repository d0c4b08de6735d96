import { ArnFormat, CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { PgBouncer } from './pgbouncer';
import { poolerImage, runtimePlatform } from './task';

/** Forwards a port to another host by way of the task: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html */
const FORWARDING_DOCUMENT = 'AWS-StartPortForwardingSessionToRemoteHost';

/** What Session Manager's agent in the task needs, none of which knows a resource: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
const AGENT_ACTIONS = [
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];

const CONTAINER = 'Tunnel';

/** Properties of `PoolerTunnel`. */
export interface PoolerTunnelProps {
  /** Where the tunnel leads; with a store, `store.postgres.pooler`. */
  readonly pooler: PgBouncer;

  /**
   * When a started task ends by itself, with every connection through it.
   * @default Duration.hours(8)
   */
  readonly lifetime?: Duration;
}

/**
 * A way in for people without a bastion: a task that they start when they need it, and through which Session Manager forwards a port of their own
 * machine to the pooler. Nothing listens, no key is handed out, and IAM says who may and CloudTrail who did. The task reads no secret and reaches the
 * pooler alone: whoever comes through it still logs in, with a login of the pooler.
 *
 * Without a route out, the network needs the interface endpoint `ssmmessages` besides those of the pooler.
 */
export class PoolerTunnel extends Construct implements ec2.IConnectable {
  /** What is started, with `aws ecs run-task`; the output `StartTunnel` of the stack holds the command. */
  public readonly taskDefinition: ecs.FargateTaskDefinition;
  /** What the task reaches. */
  public readonly connections: ec2.Connections;
  private readonly cluster: ecs.ICluster;

  constructor(scope: Construct, id: string, props: PoolerTunnelProps) {
    super(scope, id);
    const { pooler } = props;
    this.cluster = pooler.service.cluster;
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: pooler._props.vpc, description: 'Tunnel of people to the connection pooler', allowAllOutbound: false,
    });
    // As for the tasks of the pooler: Session Manager, logs and image layers.
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    this.connections = new ec2.Connections({ securityGroups: [securityGroup] });
    this.connections.allowToDefaultPort(pooler, 'Tunnel of people');
    pooler._openServicesTo?.(this);
    this.taskDefinition = this.define(props);
    this.tellCommands(pooler, securityGroup);
    acknowledge(this, {
      'AwsSolutions-IAM5[Resource::*]': 'the channels of Session Manager and ecr:GetAuthorizationToken know no resource',
    });
  }

  /** Lets a person's role start the task, forward a port through it, and stop it; nothing else, and no shell in it. */
  public grantUse(grantee: iam.IGrantable): iam.Grant {
    const { taskRole, executionRole, taskDefinitionArn } = this.taskDefinition;
    const tasks = this.taskArn();
    const inCluster = { ArnEquals: { 'ecs:cluster': this.cluster.clusterArn } };
    const allow = (actions: string[], resourceArns: string[], conditions?: Record<string, Record<string, unknown>>) =>
      iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
    return allow(['ecs:RunTask'], [taskDefinitionArn], inCluster)
      .combine(allow(['iam:PassRole'], [taskRole.roleArn, executionRole!.roleArn], { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }))
      .combine(allow(['ecs:DescribeTasks', 'ecs:StopTask'], [tasks], inCluster))
      .combine(allow(['ssm:StartSession'], [tasks, this.documentArn()]))
      // Session Manager's client opens the channel of its own session itself:
      // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html
      .combine(allow(['ssm:TerminateSession', 'ssmmessages:OpenDataChannel'], [Stack.of(this).formatArn({ service: 'ssm', resource: 'session', resourceName: '${aws:userid}-*' })]));
  }

  private define({ pooler: { _props: poolerProps }, lifetime }: PoolerTunnelProps): ecs.FargateTaskDefinition {
    const definition = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu: 256,
      memoryLimitMiB: 512,
      runtimePlatform: runtimePlatform(poolerProps),
    });
    const linuxParameters = new ecs.LinuxParameters(this, 'LinuxParameters', { initProcessEnabled: true });
    const milliseconds = (lifetime ?? Duration.hours(8)).toMilliseconds();
    definition.addContainer(CONTAINER, {
      image: poolerImage(poolerProps),
      // Its image is at hand; its program is not run, and does not start without settings.
      entryPoint: ['/usr/bin/node', '-e', `setTimeout(() => {}, ${milliseconds})`],
      linuxParameters,
      logging: ecs.LogDrivers.awsLogs({
        streamPrefix: 'tunnel', logGroup: new logs.LogGroup(this, 'Logs', { retention: poolerProps.logRetention ?? logs.RetentionDays.ONE_MONTH }),
      }),
      // The agent writes to the file system: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-considerations
      readonlyRootFilesystem: false,
    });
    definition.addToTaskRolePolicy(new iam.PolicyStatement({ actions: AGENT_ACTIONS, resources: ['*'] }));
    return definition;
  }

  private tellCommands({ endpoint, _props: { vpc, vpcSubnets } }: PgBouncer, securityGroup: ec2.ISecurityGroup): void {
    const { clusterName } = this.cluster;
    const { subnetIds } = vpc.selectSubnets(vpcSubnets);
    new CfnOutput(this, 'StartTunnel', {
      description: 'Starts the task of the tunnel; docs/guides/pooler.md says how to go on',
      value: `aws ecs run-task --enable-execute-command --launch-type FARGATE --cluster ${clusterName} --task-definition ${this.taskDefinition.taskDefinitionArn} `
        + `--network-configuration 'awsvpcConfiguration={subnets=[${Fn.join(',', subnetIds)}],securityGroups=[${securityGroup.securityGroupId}]}'`,
    });
    const parameters = `host=${endpoint.hostname},portNumber=${endpoint.port},localPortNumber=6432`;
    new CfnOutput(this, 'ForwardPort', {
      description: 'Forwards port 6432 of this machine to the pooler, by way of the task TASK_ID, whose container has the runtime id RUNTIME_ID',
      value: `aws ssm start-session --target ecs:${clusterName}_TASK_ID_RUNTIME_ID --document-name ${FORWARDING_DOCUMENT} --parameters ${parameters}`,
    });
  }

  /** Any task of the cluster: IAM cannot tell tasks of one cluster apart before they run. A cluster of the pooler's own holds no other service. */
  private taskArn(): string {
    return Stack.of(this).formatArn({ service: 'ecs', resource: 'task', resourceName: `${this.cluster.clusterName}/*` });
  }

  private documentArn(): string {
    return Stack.of(this).formatArn({
      service: 'ssm', account: '', resource: 'document', resourceName: FORWARDING_DOCUMENT, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
