import { RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { keep, Removal } from '../removal';
import { postgresAlarms } from './alarms';
import { buildAuroraCluster } from './aurora-cluster';
import { Database } from './database';
import { DATABASE_PORT, ENGINE_VERSION, LOG_RETENTION } from './engine';
import { globalLagAlarm } from './global-lag-alarm';
import { Network } from './network';
import { PostgresStore } from './postgres-store';
import { snapshotOnReplacement } from './restore';

export interface SecondaryTierProps {
  readonly primary: PostgresStore;
  readonly network: Network;
  readonly removal: Removal;
  readonly instances?: number;
  readonly encryptionKey?: kms.IKey;
}

/** The cluster of a secondary Region with its key and its security group. */
export class SecondaryTier extends Construct implements ec2.IConnectable {
  public readonly connections: ec2.Connections;
  public readonly securityGroup: ec2.SecurityGroup;
  public readonly encryptionKey: kms.IKey;
  public readonly database: Database;
  public readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: SecondaryTierProps) {
    super(scope, id);
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.network.vpc, description: 'The database of the data store', allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup], defaultPort: ec2.Port.tcp(DATABASE_PORT) });
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', { enableKeyRotation: true, description: 'Storage of the data store in this Region' });
    this.database = this.join(props);
    const { design, workload } = props.primary.props;
    this.alarms = [...postgresAlarms(this, this.database, design, false), globalLagAlarm(this, this.database, workload)];
    keep(this, props.removal);
    if (props.removal.policy === RemovalPolicy.DESTROY) snapshotOnReplacement(this.database.primaryResource);
  }

  private join({ primary, network, removal, instances = 1 }: SecondaryTierProps): Database {
    const { design, options = {} } = primary.props;
    const { tier, databaseName } = primary.parts;
    return buildAuroraCluster(this, {
      secondary: true,
      design: { ...design, sizing: { ...design.sizing, because: design.sizing.because, readers: instances - 1 } },
      databaseName,
      vpc: network.vpc,
      subnets: network.databaseSubnets,
      securityGroup: this.securityGroup,
      ownerSecret: tier.serverLogins.owner,
      encryptionKey: this.encryptionKey,
      deletionProtection: removal.deletionProtection,
      engineVersion: options.engineVersion ?? ENGINE_VERSION,
      autoMinorVersionUpgrade: false,
      parameters: options.parameters,
      logicalReplication: tier.logicalReplication,
      dataApi: false,
      insightsMode: options.databaseInsightsMode ?? rds.DatabaseInsightsMode.STANDARD,
      logRetention: options.logRetention ?? LOG_RETENTION,
      // The literal name, which the Regions agree on: a reference would tie the templates together.
      globalClusterIdentifier: tier.database.resources.globalCluster!.globalClusterIdentifier,
    });
  }
}
