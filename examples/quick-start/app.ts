import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, DataStore, Operation } from 'cdk-data-store';

export const app = new App();
const stack = new Stack(app, 'QuickStart');

new DataStore(stack, 'Notes', {
  profile: {
    entities: [{
      name: 'Note',
      key: ['userId', 'noteId'],
      attributes: { userId: AttributeType.STRING, noteId: AttributeType.STRING, folder: AttributeType.STRING },
      itemCount: 2_000_000,
      averageItemBytes: 1_500,
    }],
    accessPatterns: [
      { name: 'read a note', entity: 'Note', operation: Operation.GET, peakPerSecond: 200, averagePerSecond: 40 },
      { name: 'write a note', entity: 'Note', operation: Operation.PUT, peakPerSecond: 50, averagePerSecond: 10 },
      {
        name: 'list a folder',
        entity: 'Note',
        operation: Operation.LIST,
        by: ['userId', 'folder'],
        itemsPerRequest: 20,
        peakPerSecond: 100,
        averagePerSecond: 20,
      },
    ],
  },
  createTables: ['Note'],
});
