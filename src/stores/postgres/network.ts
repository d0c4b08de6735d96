import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, IDependable } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { keep, Removal } from '../removal';
import { zonesOf } from './deployments';
import { LOG_RETENTION } from './engine';
import { NetworkAccess, PostgresOptions } from './postgres-options';

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
export function existingNetwork(vpc: ec2.IVpc, vpcSubnets?: ec2.SubnetSelection, endpoints?: ec2.ISecurityGroup): Network {
  const isolated = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const withEgress = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
  return {
    vpc,
    databaseSubnets: vpcSubnets ?? (vpc.isolatedSubnets.length > 0 ? isolated : withEgress),
    serviceSubnets: vpcSubnets ?? (vpc.privateSubnets.length > 0 ? withEgress : isolated),
    ready: [],
    openServicesTo: endpoints === undefined ? () => undefined : letIn(endpoints),
  };
}

/** Rules from the client's side, so that they stand in its stack. */
function letIn(endpoints: ec2.ISecurityGroup): (client: ec2.IConnectable) => void {
  return (client) => client.connections.allowTo(endpoints, ec2.Port.tcp(443), 'AWS services');
}

/** What functions without a way out call, through an interface endpoint: Lambda delivers their logs itself. */
const OF_FUNCTIONS: Readonly<Record<string, ec2.InterfaceVpcEndpointAwsService>> = {
  SecretsManager: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
};
/** What tasks without a way out call besides. */
const OF_TASKS: Readonly<Record<string, ec2.InterfaceVpcEndpointAwsService>> = {
  EcrApi: ec2.InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Logs: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
};

/** What a store's network follows from. */
export interface NetworkProps {
  readonly design: PostgresDesign;
  readonly vpc?: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly options: PostgresOptions;
  /** The option of the question `postgres/pooler`. */
  readonly pooler: string;
}

/** The user's network, or one of the store's own. */
export function networkFor(scope: Construct, { design, vpc, vpcSubnets, options, pooler }: NetworkProps, removal: Removal): Network {
  if (vpc) return existingNetwork(vpc, vpcSubnets, options.endpointSecurityGroup);
  const settled = design.options['postgres/network'] === NetworkAccess.NAT_GATEWAY ? NetworkAccess.NAT_GATEWAY : NetworkAccess.INTERFACE_ENDPOINTS;
  const network = ownNetwork(new Construct(scope, 'Network'), {
    zones: zonesOf(design.options['postgres/deployment']),
    access: options.networkAccess ?? settled,
    tasks: pooler === 'pgbouncer',
    logRetention: options.logRetention ?? LOG_RETENTION,
    flowLogGroup: options.flowLogGroup,
  });
  keep(network.vpc, removal);
  return network;
}

/** What a network of the store's own must have. */
export interface OwnNetworkProps {
  readonly zones: number;
  readonly access: NetworkAccess;
  /** Whether tasks run in it, which pull an image and write logs. */
  readonly tasks: boolean;
  readonly logRetention: logs.RetentionDays;
  readonly flowLogGroup?: logs.ILogGroup;
}

/** A network of the store's own. The database is in isolated subnets either way; the rules settle how the rest reaches AWS services. */
export function ownNetwork(scope: Construct, props: OwnNetworkProps): Network {
  return props.access === NetworkAccess.NAT_GATEWAY ? natNetwork(scope, props) : isolatedNetwork(scope, props);
}

const ISOLATED = { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 };

function isolatedNetwork(scope: Construct, props: OwnNetworkProps): Network {
  const vpc = makeVpc(scope, props, 0, [ISOLATED]);
  const group = new ec2.SecurityGroup(scope, 'EndpointSecurityGroup', {
    vpc, description: 'Interface endpoints of the data store', allowAllOutbound: false,
  });
  const endpoints = Object.entries({ ...(props.tasks ? OF_TASKS : {}), ...OF_FUNCTIONS }).map(([id, service]) =>
    vpc.addInterfaceEndpoint(id, { service, open: false, privateDnsEnabled: true, securityGroups: [group] }));
  const subnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  return { vpc, databaseSubnets: subnets, serviceSubnets: subnets, ready: [group, ...endpoints], openServicesTo: letIn(group) };
}

function natNetwork(scope: Construct, props: OwnNetworkProps): Network {
  const vpc = makeVpc(scope, props, 1, [
    ISOLATED,
    { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
  ]);
  return {
    vpc,
    databaseSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    serviceSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    // The route through the gateway, too: a task without it cannot pull its image.
    ready: [vpc],
    openServicesTo: () => undefined,
  };
}

function makeVpc(scope: Construct, props: OwnNetworkProps, natGateways: number, subnetConfiguration: ec2.SubnetConfiguration[]): ec2.Vpc {
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    // By index, so that no lookup needs credentials, and the third zone is there in a stack whose environment is not known.
    availabilityZones: Array.from({ length: props.zones }, (_, zone) => Fn.select(zone, Fn.getAzs())),
    natGateways,
    subnetConfiguration,
    restrictDefaultSecurityGroup: true,
    gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
  });
  flowLog(vpc, props);
  return vpc;
}

/** Refused traffic alone: that is what one looks for, and all of it would be paid for by the gigabyte. */
function flowLog(vpc: ec2.Vpc, { flowLogGroup, logRetention }: OwnNetworkProps): void {
  const group = flowLogGroup ?? new logs.LogGroup(vpc, 'FlowLogGroup', { retention: logRetention });
  vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(group), trafficType: ec2.FlowLogTrafficType.REJECT });
}
