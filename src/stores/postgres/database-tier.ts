import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { Workload } from '../../profile/workload';
import { keep, Removal } from '../removal';
import { ClientEndpoint, ClientLogins, createClientLogins, createServerLogins, ServerLogins } from './credentials';
import { Database } from './database';
import { buildDatabase } from './deployments';
import { DATABASE_PORT, ENGINE_VERSION, LOG_RETENTION } from './engine';
import { Network } from './network';
import { PostgresOptions } from './postgres-options';
import { snapshotOnReplacement } from './restore';

/** What the database is built from. */
export interface DatabaseTierProps {
  readonly design: PostgresDesign;
  readonly workload: Workload;
  readonly network: Network;
  readonly databaseName: string;
  /** Undefined: clients log in as roles of the database. */
  readonly clientEndpoint?: ClientEndpoint;
  readonly encryptionKey?: kms.IKey;
  readonly removal: Removal;
  readonly options: PostgresOptions;
}

/** Logins of the database, once they hold host and port. */
export type AttachedLogins = Readonly<Record<'owner' | 'serverReadWrite' | 'serverReadOnly', secretsmanager.ISecret>>;

/** The database with its key, its logins and its security group: everything that outlives the stack. */
export class DatabaseTier extends Construct implements ec2.IConnectable {
  public readonly connections: ec2.Connections;
  public readonly securityGroup: ec2.SecurityGroup;
  public readonly encryptionKey: kms.IKey;
  public readonly serverLogins: ServerLogins;
  /** Undefined: clients log in as roles of the database. */
  public readonly clientLogins?: ClientLogins;
  public readonly database: Database;
  /** Whether clients outside the VPC may use the Data API. */
  public readonly dataApi: boolean;
  /** Whether changes can leave by logical decoding. */
  public readonly logicalReplication: boolean;

  constructor(scope: Construct, id: string, props: DatabaseTierProps) {
    super(scope, id);
    const { databaseName, options } = props;
    this.dataApi = options.dataApi ?? needsDataApi(props);
    this.logicalReplication = options.logicalReplication ?? (props.workload.profile.changeFeeds ?? []).length > 0;
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.network.vpc, description: 'The database of the data store', allowAllOutbound: false,
    });
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup], defaultPort: ec2.Port.tcp(DATABASE_PORT) });
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', { enableKeyRotation: true, description: 'Storage and logins of the data store' });
    this.serverLogins = createServerLogins(this, databaseName, this.encryptionKey, options.restoreFrom?.masterUsername);
    this.clientLogins = props.clientEndpoint && createClientLogins(this, props.clientEndpoint, this.encryptionKey);
    this.database = this.build(props);
    keep(this, props.removal);
    if (props.removal.policy === RemovalPolicy.DESTROY) snapshotOnReplacement(this.database.primaryResource);
  }

  /** The logins of the database, once they hold host and port: rotation needs both. */
  public attach(): AttachedLogins {
    const { owner, readWrite, readOnly } = this.serverLogins;
    const { attachment } = this.database;
    return {
      owner: this.database.ownerSecret ?? owner.attach(attachment),
      serverReadWrite: readWrite.attach(attachment),
      serverReadOnly: readOnly.attach(attachment),
    };
  }

  private build({ design, network, databaseName, removal, options }: DatabaseTierProps): Database {
    const aurora = design.options['postgres/deployment'].startsWith('aurora');
    return buildDatabase(this, {
      ...options,
      design,
      databaseName,
      vpc: network.vpc,
      subnets: network.databaseSubnets,
      securityGroup: this.securityGroup,
      ownerSecret: this.serverLogins.owner,
      encryptionKey: this.encryptionKey,
      deletionProtection: removal.deletionProtection,
      engineVersion: options.engineVersion ?? ENGINE_VERSION,
      autoMinorVersionUpgrade: options.autoMinorVersionUpgrade ?? (!aurora || options.engineVersion !== undefined),
      logicalReplication: this.logicalReplication,
      dataApi: this.dataApi,
      insightsMode: options.databaseInsightsMode ?? rds.DatabaseInsightsMode.STANDARD,
      logRetention: options.logRetention ?? LOG_RETENTION,
    });
  }
}

function needsDataApi({ design, workload }: DatabaseTierProps): boolean {
  return workload.profile.clients?.canJoinVpc === false && design.options['postgres/deployment'].startsWith('aurora');
}
