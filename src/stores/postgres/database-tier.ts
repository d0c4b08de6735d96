import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { Workload } from '../../profile/workload';
import { keep, Removal } from '../removal';
import { ClientEndpoint, createLogins, Logins } from './credentials';
import { Database } from './database';
import { buildDatabase } from './deployments';
import { DATABASE_PORT } from './engine';
import { Network } from './network';

/** What the database is built from. */
export interface DatabaseTierProps {
  readonly design: PostgresDesign;
  readonly workload: Workload;
  readonly network: Network;
  readonly databaseName: string;
  readonly clientEndpoint: ClientEndpoint;
  readonly encryptionKey?: kms.IKey;
  readonly removal: Removal;
}

/** The database with its key, its logins and its security group: everything that outlives the stack. */
export class DatabaseTier extends Construct implements ec2.IConnectable {
  public readonly connections: ec2.Connections;
  public readonly securityGroup: ec2.SecurityGroup;
  public readonly encryptionKey: kms.IKey;
  public readonly logins: Logins;
  public readonly database: Database;
  /** Whether clients outside the VPC may use the Data API. */
  public readonly dataApi: boolean;

  constructor(scope: Construct, id: string, props: DatabaseTierProps) {
    super(scope, id);
    const { design, network, databaseName } = props;
    const { clients, changeFeeds } = props.workload.profile;
    this.dataApi = clients?.canJoinVpc === false && design.options['postgres/deployment'].startsWith('aurora');
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc, description: 'The database of the data store', allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup], defaultPort: ec2.Port.tcp(DATABASE_PORT) });
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', { enableKeyRotation: true, description: 'Storage of the data store' });
    this.logins = createLogins(this, databaseName, props.clientEndpoint);
    this.database = buildDatabase(this, {
      design,
      databaseName,
      vpc: network.vpc,
      subnets: network.databaseSubnets,
      securityGroup: this.securityGroup,
      ownerSecret: this.logins.owner,
      encryptionKey: this.encryptionKey,
      deletionProtection: props.removal.deletionProtection,
      logicalReplication: (changeFeeds ?? []).length > 0,
      dataApi: this.dataApi,
    });
    keep(this, props.removal);
  }

  /** The owner's secret and the server tier's, once they hold host and port: rotation needs both. */
  public attach(): Record<'owner' | 'serverReadWrite' | 'serverReadOnly', secretsmanager.ISecret> {
    const { owner, serverReadWrite, serverReadOnly } = this.logins;
    const { attachment } = this.database;
    return {
      owner: this.database.ownerSecret ?? owner.attach(attachment),
      serverReadWrite: serverReadWrite.attach(attachment),
      serverReadOnly: serverReadOnly.attach(attachment),
    };
  }
}
