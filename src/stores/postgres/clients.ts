import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { Environment, setContainerEnvironment, setFunctionEnvironment } from '../connect';
import { DataAccess } from '../data-access';
import { Front, grantEntry, grantLogin } from './front';

/** How clients outside the VPC reach the database. */
export interface DataApi {
  readonly clusterArn: string;
  readonly databaseName: string;
  /** Roles of the database: the Data API logs in to the database itself. */
  readonly readWriteSecret: secretsmanager.ISecret;
  readonly readOnlySecret: secretsmanager.ISecret;
}

/** What clients of a Postgres store are connected with. */
export interface ClientSettings {
  readonly store: IConstruct;
  readonly front: Front;
  /** Lets a client reach the AWS services that it needs to log in. */
  readonly openServicesTo: (client: ec2.IConnectable) => void;
  /** Undefined: no clients outside the VPC. */
  readonly dataApi?: DataApi;
}

/** Connects functions and services to the pooler or the database, or functions outside the VPC to the Data API. */
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
    const { front, openServicesTo } = this.settings;
    grantEntry(this.entry(access), grantee);
    client.connections.allowToDefaultPort(front, 'Connections of the data store');
    // On RDS with read replicas and no pooler, the readers are behind the same security group.
    openServicesTo(client);
  }

  private entry(access: DataAccess) {
    const { readOnly, readWrite } = this.settings.front;
    return access === DataAccess.READ ? readOnly : readWrite;
  }

  private environment(access: DataAccess): Environment {
    const { caCertificate } = this.settings.front;
    const { endpoint, database, secret, iam: byIam } = this.entry(access);
    return {
      PGHOST: endpoint.hostname,
      PGPORT: `${endpoint.port}`,
      PGDATABASE: database,
      PGSSLMODE: 'verify-full',
      ...(byIam ? { PGUSER: byIam.user } : { DATA_STORE_SECRET_ARN: secret.secretArn }),
      ...(caCertificate === undefined ? {} : { DATA_STORE_CA_CERTIFICATE: caCertificate }),
    };
  }

  private connectByDataApi(fn: lambda.Function, access: DataAccess): void {
    const { dataApi, store } = this.settings;
    if (!dataApi) {
      throw new Error(`${fn.node.path} is not in a VPC, and ${store.node.path} is reached through one; give the function `
        + "the vpc of the store's postgres resources, or declare clients.canJoinVpc: false in the profile");
    }
    const secret = access === DataAccess.READ ? dataApi.readOnlySecret : dataApi.readWriteSecret;
    grantLogin(secret, fn);
    grantDataApi(dataApi.clusterArn, fn);
    setFunctionEnvironment(store, fn, {
      PGDATABASE: dataApi.databaseName,
      DATA_STORE_SECRET_ARN: secret.secretArn,
      DATA_STORE_CLUSTER_ARN: dataApi.clusterArn,
    });
  }
}

/** Not the cluster's own grant, which would hand out the owner's login with it. */
function grantDataApi(clusterArn: string, grantee: iam.IGrantable): void {
  iam.Grant.addToPrincipal({
    grantee,
    actions: ['BatchExecuteStatement', 'BeginTransaction', 'CommitTransaction', 'ExecuteStatement', 'RollbackTransaction']
      .map((action) => `rds-data:${action}`),
    resourceArns: [clusterArn],
  });
}
