import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A VPC without a way out: two zones, interface endpoints for what tasks and functions call, flow logs of refused traffic. */
export class IsolatedNetwork extends Construct {
  public readonly vpc: ec2.Vpc;
  public readonly endpointSecurityGroup: ec2.SecurityGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      restrictDefaultSecurityGroup: true,
      gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    });
    const logGroup = new logs.LogGroup(this, 'FlowLogGroup', { retention: logs.RetentionDays.ONE_MONTH });
    this.vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup),
      trafficType: ec2.FlowLogTrafficType.REJECT,
    });
    this.endpointSecurityGroup = new ec2.SecurityGroup(this, 'EndpointSecurityGroup', {
      vpc: this.vpc, description: 'Interface endpoints', allowAllOutbound: false,
    });
    this.addEndpoint('EcrApi', ec2.InterfaceVpcEndpointAwsService.ECR);
    this.addEndpoint('EcrDocker', ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER);
    this.addEndpoint('Logs', ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS);
    this.addEndpoint('SecretsManager', ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
  }

  /** Lets a client call AWS services through the endpoints. */
  public openServicesTo(client: ec2.IConnectable): void {
    client.connections.allowTo(this.endpointSecurityGroup, ec2.Port.tcp(443), 'AWS services');
  }

  private addEndpoint(id: string, service: ec2.InterfaceVpcEndpointAwsService): void {
    this.vpc.addInterfaceEndpoint(id, { service, open: false, privateDnsEnabled: true, securityGroups: [this.endpointSecurityGroup] });
  }
}
