import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

/** The port of the tasks; clients see the load balancer's. */
export const TASK_PORT = 6432;

interface PoolerNetworkProps {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.SubnetSelection;
  readonly port: number;
  readonly zonalAffinity: boolean;
}

/** The load balancer in front of the tasks, and the security groups of both. */
export class PoolerNetwork extends Construct {
  public readonly taskSecurityGroup: ec2.SecurityGroup;
  public readonly loadBalancer: elbv2.NetworkLoadBalancer;
  public readonly connections: ec2.Connections;
  private readonly listener: elbv2.NetworkListener;
  private readonly vpc: ec2.IVpc;

  constructor(scope: Construct, id: string, props: PoolerNetworkProps) {
    super(scope, id);
    this.vpc = props.vpc;
    this.taskSecurityGroup = new ec2.SecurityGroup(this, 'TaskSecurityGroup', {
      vpc: props.vpc, description: 'Tasks of the connection pooler', allowAllOutbound: false,
    });
    // Secrets, logs and image layers. Layers come from S3, whose gateway endpoint is a prefix list known only to a lookup, hence any address.
    this.taskSecurityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS services');
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc, description: 'Clients of the connection pooler', allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({ securityGroups: [securityGroup], defaultPort: ec2.Port.tcp(props.port) });
    this.connections.allowTo(this.taskSecurityGroup, ec2.Port.tcp(TASK_PORT), 'Clients and health checks, to the pooler');
    this.loadBalancer = this.balance(props, securityGroup);
    // A TLS listener cannot end the TLS of Postgres, which begins inside the protocol: pass TCP through.
    this.listener = this.loadBalancer.addListener('Listener', { port: props.port, protocol: elbv2.Protocol.TCP });
  }

  public addTasks(service: ecs.FargateService): void {
    const targets = new elbv2.NetworkTargetGroup(this, 'Tasks', {
      vpc: this.vpc,
      port: TASK_PORT,
      protocol: elbv2.Protocol.TCP,
      targetType: elbv2.TargetType.IP,
      // Off, so that the tasks' security group sees the load balancer, and a client on the same address as a task can connect.
      preserveClientIp: false,
      // A drain takes this long and stopTimeout after it. Open connections are left to the pooler, which lets running transactions end.
      deregistrationDelay: Duration.seconds(60),
      connectionTermination: false,
      // A check of the database here would recycle every task in an outage of the database.
      healthCheck: { protocol: elbv2.Protocol.TCP, interval: Duration.seconds(10), healthyThresholdCount: 2, unhealthyThresholdCount: 2 },
    });
    service.attachToNetworkTargetGroup(targets);
    this.listener.addTargetGroups('Tasks', targets);
  }

  private balance(props: PoolerNetworkProps, securityGroup: ec2.SecurityGroup): elbv2.NetworkLoadBalancer {
    return new elbv2.NetworkLoadBalancer(this, 'LoadBalancer', {
      vpc: props.vpc,
      vpcSubnets: props.subnets,
      internetFacing: false,
      crossZoneEnabled: !props.zonalAffinity,
      ...props.zonalAffinity ? { clientRoutingPolicy: elbv2.ClientRoutingPolicy.AVAILABILITY_ZONE_AFFINITY } : {},
      // They cannot be added later.
      securityGroups: [securityGroup],
    });
  }
}
