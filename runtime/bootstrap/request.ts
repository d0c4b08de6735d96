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
});

const schema = z.object({
  extensions: z.array(z.string()),
  tables: z.array(z.string()),
  procedures: z.array(z.string()),
  indexes: z.array(z.object({ name: z.string(), sql: z.string() })),
  jobs: z.array(z.object({ name: z.string(), schedule: z.string(), callSql: z.string() })),
});

export type Target = z.infer<typeof request>['ResourceProperties'];

/** What the database has to hold; the construct puts it beside the program. */
export type Schema = z.infer<typeof schema>;

export function readRequest(event: unknown): z.infer<typeof request> {
  return request.parse(event);
}

export function readSchema(): Schema {
  return schema.parse(JSON.parse(readFileSync(join(__dirname, 'schema.json'), 'utf8')));
}
