import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, IDependable } from 'constructs';
import { LOG_RETENTION } from './engine';

/** Where a Postgres store lives. */
export interface Network {
  readonly vpc: ec2.IVpc;
  /** Subnets of the database. */
  readonly databaseSubnets: ec2.SubnetSelection;
  /** Subnets of what calls AWS services: pooler, bootstrap, rotation. */
  readonly serviceSubnets: ec2.SubnetSelection;
  /** Depend on these before a task pulls its image or a function reads a secret: endpoints, and the rules that let clients in. */
  readonly ready: readonly IDependable[];
  /** Lets a client reach the interface endpoints that this store made; a network of the user's has its own ways. */
  openServicesTo(client: ec2.IConnectable): void;
}

/** A network of the user's: the database in isolated subnets where there are some, what calls AWS services in those with a way out. */
export function existingNetwork(vpc: ec2.IVpc, vpcSubnets?: ec2.SubnetSelection): Network {
  const isolated = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const withEgress = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
  return {
    vpc,
    databaseSubnets: vpcSubnets ?? (vpc.isolatedSubnets.length > 0 ? isolated : withEgress),
    serviceSubnets: vpcSubnets ?? (vpc.privateSubnets.length > 0 ? withEgress : isolated),
    ready: [],
    openServicesTo: () => undefined,
  };
}

/** What tasks and functions without a way out call, each through an interface endpoint. */
const SERVICES: Readonly<Record<string, ec2.InterfaceVpcEndpointAwsService>> = {
  EcrApi: ec2.InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Logs: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  SecretsManager: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
};

/**
 * A network without a route to the internet. Four interface endpoints in two zones cost about $58 a month and one NAT gateway $33, but a
 * NAT lets everything in the network reach any address: the safer one is the default, and a VPC of your own is how to choose the other.
 */
export function isolatedNetwork(scope: Construct, zones: number): Network {
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    // By index, so that no lookup needs credentials, and the third zone is there in a stack whose environment is not known.
    availabilityZones: Array.from({ length: zones }, (_, zone) => Fn.select(zone, Fn.getAzs())),
    natGateways: 0,
    subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
    restrictDefaultSecurityGroup: true,
    gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
  });
  flowLog(vpc);
  const group = new ec2.SecurityGroup(scope, 'EndpointSecurityGroup', {
    vpc, description: 'Interface endpoints of the data store', allowAllOutbound: false,
  });
  const endpoints = Object.entries(SERVICES).map(([id, service]) =>
    vpc.addInterfaceEndpoint(id, { service, open: false, privateDnsEnabled: true, securityGroups: [group] }));
  const subnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  return {
    vpc,
    databaseSubnets: subnets,
    serviceSubnets: subnets,
    ready: [group, ...endpoints],
    openServicesTo: (client) => client.connections.allowTo(group, ec2.Port.tcp(443), 'AWS services'),
  };
}

/** Refused traffic alone: that is what one looks for, and all of it would be paid for by the gigabyte. */
function flowLog(vpc: ec2.Vpc): void {
  const group = new logs.LogGroup(vpc, 'FlowLogGroup', { retention: LOG_RETENTION });
  vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(group), trafficType: ec2.FlowLogTrafficType.REJECT });
}
