import { App } from 'aws-cdk-lib';
import { multiAzInstance } from './database';
import { PostgresStack } from './postgres';

export const app = new App();

new PostgresStack(app, 'InternalTool', {
  database: multiAzInstance,
  maxConnections: 202,
  poolSize: 8,
  minTasks: 2,
  maxTasks: 4,
  schema: {
    tables: [
      'CREATE TABLE IF NOT EXISTS agent (agent_id text PRIMARY KEY, email text, team text)',
      `CREATE TABLE IF NOT EXISTS ticket (
        ticket_id text PRIMARY KEY,
        agent_id text,
        status text,
        subject text,
        opened_at timestamptz,
        subject_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(subject, ''))) STORED
      )`,
      `CREATE TABLE IF NOT EXISTS comment (
        ticket_id text NOT NULL,
        written_at timestamptz NOT NULL,
        agent_id text,
        body text,
        PRIMARY KEY (ticket_id, written_at)
      )`,
    ],
    indexes: [
      { name: 'agent_email_key', sql: 'CREATE UNIQUE INDEX IF NOT EXISTS agent_email_key ON agent (email)' },
      {
        name: 'ticket_status_agent_id_opened_at_idx',
        sql: 'CREATE INDEX IF NOT EXISTS ticket_status_agent_id_opened_at_idx ON ticket (status, agent_id, opened_at)',
      },
      { name: 'ticket_subject_search_gin', sql: 'CREATE INDEX IF NOT EXISTS ticket_subject_search_gin ON ticket USING gin (subject_search)' },
    ],
  },
});
