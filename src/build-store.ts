import { GatewayVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { DataStoreProps } from './data-store-props';
import { Settlement } from './decision/settlement';
import { ExistingEngine } from './profile/access-pattern-profile';
import { Engine } from './profile/engine';
import { DynamoDbStore } from './stores/dynamodb/dynamodb-store';
import { ExistingTable } from './stores/dynamodb/existing-table';
import { PostgresStore } from './stores/postgres/postgres-store';
import { Store } from './stores/store';
import { StoreBesideTables } from './stores/store-beside-tables';

/** Builds the engine that was settled. The ids are contract: the logical ids of stateful resources hang on them. */
export function buildStore(scope: Construct, settlement: Settlement, props: DataStoreProps): Store {
  const existingTables = props.existingTables ?? [];
  if (existingTables.length > 0) checkKept(scope, settlement);
  return settlement.engine === Engine.DYNAMODB
    ? dynamoDbStore(scope, settlement, props)
    : postgresStore(scope, settlement, props, existingTables);
}

function dynamoDbStore(scope: Construct, settlement: Settlement, props: DataStoreProps): Store {
  const { encryptionKey, removalPolicy, dynamoDb, changeFeeds, existingTables, alarmActions } = props;
  return new DynamoDbStore(scope, 'DynamoDb', {
    design: settlement.dynamodbDesign,
    workload: settlement.workload,
    options: dynamoDb,
    encryptionKey,
    removalPolicy,
    changeFeeds,
    existingTables,
    alarmActions,
  });
}

function postgresStore(scope: Construct, settlement: Settlement, props: DataStoreProps, existingTables: readonly ExistingTable[]): Store {
  const { workload, dynamodbDesign, postgresDesign: design } = settlement;
  const { encryptionKey, removalPolicy, vpc, vpcSubnets, createTables, postgres: options, alarmActions = [] } = props;
  const store = new PostgresStore(scope, 'Postgres', { design, workload, createTables, vpc, vpcSubnets, encryptionKey, removalPolicy, options });
  for (const alarm of store.postgres.alarms) alarm.addAlarmAction(...alarmActions);
  if (existingTables.length === 0) return store;
  // Subnets without a way out reach DynamoDB by its gateway endpoint alone; a network of the user's is left as it is.
  if (vpc === undefined) store.postgres.vpc.addGatewayEndpoint('DynamoDb', { service: GatewayVpcEndpointAwsService.DYNAMODB });
  return new StoreBesideTables(scope, 'ExistingTables', { store, design: dynamodbDesign, workload, existingTables });
}

/** An existing table is part of the store only where the profile declares it and the decision keeps it. */
function checkKept(scope: Construct, { workload, engine, keepExisting, rationale }: Settlement): void {
  if (workload.profile.existingStore?.engine !== ExistingEngine.DYNAMODB) {
    throw new Error(`${scope.node.path}: existingTables are given, and the profile declares no existing DynamoDB table; `
      + "add existingStore: { engine: 'dynamodb' } to the profile, so that the decision counts it, or leave existingTables out");
  }
  if (engine === Engine.POSTGRES && keepExisting === undefined) {
    throw new Error(`${scope.node.path}: existingTables are given, and the decision keeps no existing table: ${rationale} `
      + 'Leave existingTables out, and grant the table yourself for as long as the migration takes');
  }
}
