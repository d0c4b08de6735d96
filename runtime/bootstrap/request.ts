import { readFileSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';

const request = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceProperties: z.object({
    Host: z.string().min(1),
    /** CloudFormation makes a string of every number. */
    Port: z.coerce.number().int(),
    Database: z.string().min(1),
    OwnerSecretArn: z.string().min(1),
    ReadWriteSecretArn: z.string().min(1),
    ReadOnlySecretArn: z.string().min(1),
  }),
  /** What `onEvent` has answered; the Provider framework hands it to `isComplete`. */
  Data: z.object({ StartedAt: z.string(), Notes: z.string() }).partial().default({}),
});

const column = z.object({ name: z.string(), type: z.string(), nullable: z.boolean(), generated: z.boolean(), sql: z.string() });

const index = z.object({ name: z.string(), sql: z.string(), patterns: z.array(z.string()) });

const table = z.object({
  name: z.string(),
  /** What the name of the table is in SQL. */
  nameSql: z.string(),
  /** Whether it is ours to create; otherwise it is only looked at. */
  create: z.boolean(),
  sql: z.string(),
  /** Makes the default partition of a partitioned table. */
  defaultPartitionSql: z.string().optional(),
  primaryKey: z.array(z.string()),
  columns: z.array(column),
  indexes: z.array(index),
  /** Writes each change to the outbox. */
  trigger: z.object({ name: z.string(), functionSql: z.string(), sql: z.string() }).optional(),
});

const schema = z.object({
  extensions: z.array(z.string()),
  tables: z.array(table),
  procedures: z.array(z.string()),
  /** Run once after everything is there, such as the first partitions. */
  calls: z.array(z.string()),
  jobs: z.array(z.object({ name: z.string(), schedule: z.string(), callSql: z.string() })),
  /** Logical replication for the feeds that ask for it. */
  replications: z.array(z.object({ feed: z.string(), publication: z.string(), slot: z.string(), tables: z.array(z.string()) })),
});

export type Target = z.infer<typeof request>['ResourceProperties'];
export type Request = z.infer<typeof request>;

/** What the database has to hold; the construct puts it beside the program. */
export type Schema = z.infer<typeof schema>;
export type Table = z.infer<typeof table>;
export type Index = z.infer<typeof index>;

export function readRequest(event: unknown): Request {
  return request.parse(event);
}

export function readSchema(): Schema {
  return schema.parse(JSON.parse(readFileSync(join(__dirname, 'schema.json'), 'utf8')));
}
