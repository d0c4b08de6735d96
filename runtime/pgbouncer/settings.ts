import { z } from 'zod';
import { SECRET_POLL_SECONDS } from './poll';

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'must be letters, digits and underscores, at most 60, and not begin with a digit')
  .refine((value) => value.toLowerCase() !== 'pgbouncer', 'must not be pgbouncer, the name of the admin console');
const host = z.string().regex(/^[A-Za-z0-9.-]{1,255}$/, 'must be a host name');
/** New connections go to the hosts in turn: `load_balance_hosts=round-robin`, PgBouncer's default. */
const hosts = z.string().regex(/^[A-Za-z0-9.-]{1,255}(,[A-Za-z0-9.-]{1,255}){0,14}$/, 'must be host names, separated by commas, at most 15');
const secretArn = z.string().regex(/^arn:[^:\s]+:secretsmanager:[^:\s]+:\d{12}:secret:\S+$/, 'must be the ARN of a secret');
const whole = (least: number, most: number) => z.string().regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number).pipe(z.number().min(least).max(most));
const port = whole(1, 65535);
const file = z.string().regex(/^\/[A-Za-z0-9._/-]+$/, 'must be an absolute path');

const environment = z.object({
  DATABASE: name,
  WRITER_HOST: host,
  WRITER_PORT: port,
  READER_HOST: hosts,
  READER_PORT: port,
  SERVER_READ_WRITE_SECRET_ARN: secretArn,
  SERVER_READ_ONLY_SECRET_ARN: secretArn,
  CLIENT_READ_WRITE_SECRET_ARN: secretArn,
  CLIENT_READ_ONLY_SECRET_ARN: secretArn,
  TLS_SECRET_ARN: secretArn,
  /** The owner of the schema. Left out: there is no entry for migrations. */
  OWNER_SECRET_ARN: secretArn.optional(),
  LISTEN_PORT: port,
  POOL_MODE: z.enum(['transaction', 'session']),
  POOL_SIZE: whole(1, 5000),
  OWNER_POOL_SIZE: whole(1, 100).default(2),
  MAX_CLIENTS: whole(1, 60000),
  METRIC_NAMESPACE: z.string().min(1),
  METRIC_POOLER: z.string().min(1),
  LISTEN_ADDRESS: z.string().default('*'),
  RUN_FOLDER: file.default('/run/pgbouncer'),
  PGBOUNCER: file.default('/usr/sbin/pgbouncer'),
  /** Left out: the certificate authorities of RDS. */
  SERVER_CA_FILE: file.optional(),
  SECRET_POLL_SECONDS: whole(1, 3600).default(SECRET_POLL_SECONDS),
  CERTIFICATE_POLL_SECONDS: whole(1, 86400).default(600),
  METRIC_SECONDS: whole(1, 3600).default(60),
  /** The pools are looked at this often, and the worst is what a metric says. */
  SAMPLE_SECONDS: whole(1, 60).default(5),
  /** Less than the stop timeout of the container, which ends in a kill. */
  DRAIN_SECONDS: whole(1, 119).default(110),
});

/** Where things are and how many; never a secret. */
export type Settings = z.infer<typeof environment>;

/** What must be set, and what may be: the contract of the task definition. */
export const SETTING_NAMES = {
  required: names((schema) => !schema.safeParse(undefined).success),
  optional: names((schema) => schema.safeParse(undefined).success),
};

function names(keep: (schema: z.ZodType) => boolean): string[] {
  return Object.entries(environment.shape).filter(([, schema]) => keep(schema)).map(([setting]) => setting).sort();
}

/** Reads every setting from the environment. Throws one error that lists every fault. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const result = environment.safeParse(variables);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}, got ${shown(variables[String(issue.path[0])])}`);
  throw new Error(`invalid settings in the environment:\n${faults.join('\n')}`);
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : `'${value}'`;
}
