import { Construct } from 'constructs';
import { DataStoreProps } from './data-store-props';
import { Settlement } from './decision/settlement';
import { Engine } from './profile/engine';
import { DynamoDbStore } from './stores/dynamodb/dynamodb-store';
import { PostgresStore } from './stores/postgres/postgres-store';
import { Store } from './stores/store';

/** Builds the engine that was settled. The ids are contract: the logical ids of stateful resources hang on them. */
export function buildStore(scope: Construct, settlement: Settlement, props: DataStoreProps): Store {
  const { workload, dynamodbDesign, postgresDesign } = settlement;
  const { encryptionKey, removalPolicy, replicaKeyArns, witnessRegion, changeFeeds, vpc, vpcSubnets } = props;
  return settlement.engine === Engine.DYNAMODB
    ? new DynamoDbStore(scope, 'DynamoDb', {
      design: dynamodbDesign, workload, encryptionKey, removalPolicy, replicaKeyArns, witnessRegion, changeFeeds,
    })
    : new PostgresStore(scope, 'Postgres', { design: postgresDesign, workload, vpc, vpcSubnets, encryptionKey, removalPolicy });
}
