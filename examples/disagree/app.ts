import { App, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, DataStore, Engine, Operation } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'Disagree');

const flags = new DataStore(stack, 'Flags', {
  profile: {
    entities: [{ name: 'Flag', key: ['name'], attributes: { name: AttributeType.STRING }, itemCount: 500, averageItemBytes: 300 }],
    accessPatterns: [
      { name: 'read a flag', entity: 'Flag', operation: Operation.GET, peakPerSecond: 300, averagePerSecond: 100 },
      { name: 'set a flag', entity: 'Flag', operation: Operation.PUT, peakPerSecond: 1, averagePerSecond: 0.01 },
    ],
  },
  override: { engine: Engine.DYNAMODB, reason: 'the team runs DynamoDB for everything else' },
});

Validations.of(flags).acknowledge({
  id: 'data-store::engine/single-entity-state',
  reason: 'small, and it stays small',
});
