import { Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { buildStore } from './build-store';
import { DataStoreProps } from './data-store-props';
import { decide } from './decision/decide';
import { Decision } from './decision/decision';
import { resolvePriceContext } from './price-context';
import { Engine } from './profile/engine';
import { ENGINE_NAMES } from './profile/engine-names';
import { checkProfile } from './profile/schema';
import { publishRationale } from './publish-rationale';
import { conflictMessage } from './report/conflict';
import { toMarkdown } from './report/markdown';
import { DataAccess } from './stores/data-access';
import { DataStoreGrants } from './stores/data-store-grants';
import { DynamoDbResources } from './stores/dynamodb/dynamodb-resources';
import { IDataStore } from './stores/i-data-store';
import { chosenOptions } from './stores/postgres/chosen-options';
import { PostgresResources } from './stores/postgres/postgres-resources';
import { Store } from './stores/store';
import { resolveThresholdContext } from './threshold-context';

/**
 * A store whose engine follows from how its data is accessed: Postgres behind PgBouncer, or DynamoDB.
 *
 * Fails when the profile has faults (listing all of them), and when neither engine can serve it
 * (naming what each one fails, and the ways out).
 */
export class DataStore extends Construct implements IDataStore {
  public readonly engine: Engine;
  public readonly decision: Decision;
  public readonly grants: DataStoreGrants;
  public readonly connections: ec2.Connections;
  /** The decision record, as Markdown. */
  public readonly report: string;
  private readonly store: Store;

  constructor(scope: Construct, id: string, props: DataStoreProps) {
    super(scope, id);
    const profile = checkProfile(props.profile);
    const { thresholds, setBy: thresholdsSetBy } = resolveThresholdContext(this, props.thresholds);
    const settlement = decide(profile, {
      thresholds,
      thresholdsSetBy,
      prices: resolvePriceContext(this, props.prices),
      networkGiven: props.vpc !== undefined,
      region: concreteRegion(this),
      override: props.override,
      chosen: chosenOptions(props.postgres),
    });
    if (settlement.engine === undefined) throw new Error(conflictMessage(settlement));

    this.decision = settlement;
    this.engine = settlement.engine;
    this.report = toMarkdown(settlement, this.node.path);
    this.store = buildStore(this, settlement, props);
    this.grants = this.store.grants;
    this.connections = this.store.connections;
    publishRationale(this, settlement, this.store);
  }

  public get postgres(): PostgresResources {
    return this.store.postgres ?? this.isOn('postgres');
  }

  public get dynamoDb(): DynamoDbResources {
    return this.store.dynamoDb ?? this.isOn('dynamoDb');
  }

  public get existingTables(): { [entity: string]: dynamodb.ITable } {
    return { ...this.store.existingTables };
  }

  public connectFunction(fn: lambda.Function, access?: DataAccess): void {
    this.store.connectFunction(fn, access);
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access?: DataAccess): void {
    this.store.connectService(service, container, access);
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.store.metricSaturation(options);
  }

  private isOn(asked: string): never {
    throw new Error(`${this.node.path}: no ${asked} resources: this store is on ${ENGINE_NAMES[this.engine]}; ${this.decision.rationale}`);
  }
}

/** The Region whose prices count; undefined where it is known at deployment only. */
function concreteRegion(scope: Construct): string | undefined {
  const { region } = Stack.of(scope);
  return Token.isUnresolved(region) ? undefined : region;
}
