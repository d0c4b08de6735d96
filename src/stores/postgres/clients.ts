import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';
import { Environment, setContainerEnvironment, setFunctionEnvironment } from '../connect';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { Logins } from './credentials';
import { Network } from './network';
import { PostgresResources } from './postgres-resources';

/** What clients of a Postgres store are connected with. */
export interface ClientSettings {
  readonly store: IConstruct;
  readonly grants: DataStoreGrants;
  readonly logins: Logins;
  readonly network: Network;
  readonly pooler: PgBouncer;
  readonly resources: PostgresResources;
  /** Whether clients outside the VPC may use the Data API. */
  readonly dataApi: boolean;
}

/** Connects functions and services to the pooler, or functions outside the VPC to the Data API. */
export class PostgresClients {
  constructor(private readonly settings: ClientSettings) {}

  public connectFunction(fn: lambda.Function, access: DataAccess): void {
    if (!fn.isBoundToVpc) return this.connectByDataApi(fn, access);
    this.open(fn, fn, access);
    setFunctionEnvironment(this.settings.store, fn, this.environment(access));
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess): void {
    this.open(service, service.taskDefinition.taskRole, access);
    setContainerEnvironment(this.settings.store, service, container, this.environment(access));
  }

  /** From the client's side, so that the rules stand in its stack and the store's does not depend on it. */
  private open(client: ec2.IConnectable, grantee: iam.IGrantable, access: DataAccess): void {
    const { grants, network, pooler } = this.settings;
    if (access === DataAccess.READ) grants.readData(grantee);
    else grants.readWriteData(grantee);
    client.connections.allowToDefaultPort(pooler, 'Connection pooler');
    network.openServicesTo(client);
  }

  private environment(access: DataAccess): Environment {
    const { logins, pooler } = this.settings;
    const readOnly = access === DataAccess.READ;
    return {
      PGHOST: pooler.endpoint.hostname,
      PGPORT: `${pooler.endpoint.port}`,
      PGDATABASE: readOnly ? pooler.readOnlyDatabase : pooler.readWriteDatabase,
      PGSSLMODE: 'verify-full',
      DATA_STORE_SECRET_ARN: (readOnly ? logins.clientReadOnly : logins.clientReadWrite).secretArn,
      ...(pooler.caCertificate === undefined ? {} : { DATA_STORE_CA_CERTIFICATE: pooler.caCertificate }),
    };
  }

  /** The Data API logs in to the database itself, so it takes the login of the server tier. */
  private connectByDataApi(fn: lambda.Function, access: DataAccess): void {
    const { dataApi, logins, resources, store } = this.settings;
    if (!dataApi || !resources.cluster) {
      throw new Error(`${fn.node.path} is not in a VPC, and ${store.node.path} is reached through one; give the function `
        + "the vpc of the store's postgres resources, or declare clients.canJoinVpc: false in the profile");
    }
    const secret = access === DataAccess.READ ? logins.serverReadOnly : logins.serverReadWrite;
    secret.grantRead(fn);
    grantDataApi(resources.cluster, fn);
    setFunctionEnvironment(store, fn, {
      PGDATABASE: resources.databaseName,
      DATA_STORE_SECRET_ARN: secret.secretArn,
      DATA_STORE_CLUSTER_ARN: resources.cluster.clusterArn,
    });
  }
}

/** Not the cluster's own grant, which would hand out the owner's login with it. */
function grantDataApi(cluster: rds.DatabaseCluster, grantee: iam.IGrantable): void {
  iam.Grant.addToPrincipal({
    grantee,
    actions: ['BatchExecuteStatement', 'BeginTransaction', 'CommitTransaction', 'ExecuteStatement', 'RollbackTransaction']
      .map((action) => `rds-data:${action}`),
    resourceArns: [cluster.clusterArn],
  });
}
