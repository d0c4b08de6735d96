import { App } from 'aws-cdk-lib';
import { multiAzInstance } from './database';
import { PostgresStack } from './postgres';

export const app = new App();

new PostgresStack(app, 'QuickStart', {
  database: multiAzInstance,
  maxConnections: 202,
  poolSize: 8,
  minTasks: 2,
  maxTasks: 4,
  schema: {
    tables: [`CREATE TABLE IF NOT EXISTS note (
      user_id text NOT NULL,
      note_id text NOT NULL,
      folder text,
      PRIMARY KEY (user_id, note_id)
    )`],
    indexes: [{ name: 'note_user_id_folder_idx', sql: 'CREATE INDEX IF NOT EXISTS note_user_id_folder_idx ON note (user_id, folder)' }],
  },
});
