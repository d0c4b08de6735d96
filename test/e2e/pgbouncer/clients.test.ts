import { execFile, execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { makeAuthority } from '../../../runtime/certificate/x509';
import { AttributeType, DataStore, Operation } from '../../../src';
import { Environment, PASSWORDS } from './environment';
import { eventually } from './load';

const FOLDER = join(__dirname, 'clients');
const JDBC = '/usr/share/java/postgresql.jar';

/** The secrets are asked for once an hour: what is followed sooner, a refusal has brought to notice. */
const environment = new Environment({ SECRET_POLL_SECONDS: '3600' });
const classes = mkdtempSync(join(tmpdir(), 'jdbc-'));

beforeAll(async () => {
  execFileSync('javac', ['-d', classes, join(FOLDER, 'Connect.java')], { stdio: 'pipe' });
  await environment.start();
}, 280_000);
afterAll(async () => {
  await environment.stop();
  rmSync(classes, { recursive: true, force: true });
});

/** Each is a program of its own, and gets nothing but the environment. */
const CLIENTS: readonly [string, string, readonly string[]][] = [
  ['node-postgres', process.execPath, [join(FOLDER, 'connect.js')]],
  ['libpq', 'sh', [join(FOLDER, 'connect.sh')]],
  ['JDBC', 'java', ['-cp', `${classes}:${JDBC}`, 'Connect']],
];

describe('with exactly what connectService sets', () => {
  test('these are the names', () => {
    expect(Object.keys(connected())).toEqual(namesThatConnectSets());
  });

  test.each(CLIENTS)('%s verifies the pooler and logs in', async (_, program, args) => {
    await expect(run(program, args, connected())).resolves.toEqual({ code: 0, output: 'app_rw' });
  });

  test.each(CLIENTS)('%s refuses a pooler of another authority', async (_, program, args) => {
    const DATA_STORE_CA_CERTIFICATE = makeAuthority('authority of the pooler', 2).certificate;
    const { code, output } = await run(program, args, { ...connected(), DATA_STORE_CA_CERTIFICATE });
    expect(code).not.toBe(0);
    expect(output).toMatch(/certificate|signature|PKIX|unable to verify/i);
  });

  test.each(CLIENTS)('%s refuses a pooler of another name', async (_, program, args) => {
    const { code, output } = await run(program, args, { ...connected(), PGHOST: '127.0.0.1' });
    expect(code).not.toBe(0);
    expect(output).toMatch(/does not match|altnames|could not be verified/i);
  });
});

describe('a migration tool, through the owner\'s entry', () => {
  const owner = () => environment.libpq('pooler', { user: 'store_owner', password: PASSWORDS.owner, database: 'app_owner' });

  test('makes a table, and an index outside of a transaction, under its advisory lock', async () => {
    await migrate('up', owner());
    await expect(environment.query('INSERT INTO invoices VALUES (1, 10) RETURNING total')).resolves.toEqual([{ total: '10' }]);
    await expect(environment.query("SELECT indexname FROM pg_indexes WHERE tablename = 'invoices' ORDER BY 1")).resolves
      .toEqual([{ indexname: 'invoices_pkey' }, { indexname: 'invoices_total_index' }]);
  });

  test('waits for nobody a second time, and takes everything back', async () => {
    await migrate('up', owner());
    await migrate('down', owner(), '2');
    await expect(environment.query('SELECT FROM invoices')).rejects.toThrow('does not exist');
    await expect(environment.query("SELECT FROM pg_locks WHERE locktype = 'advisory'")).resolves.toEqual([]);
  });

  test('the session is the tool\'s own: what it sets stays, and goes with it', async () => {
    const login = { user: 'store_owner', password: PASSWORDS.owner, database: 'app_owner' };
    const client = await environment.connect(login);
    await client.query("SET statement_timeout = '7s'");
    await client.query('SELECT pg_advisory_lock(1)');
    await expect(client.query('SHOW statement_timeout')).resolves.toMatchObject({ rows: [{ statement_timeout: '7s' }] });
    await client.end();
    await eventually(async () => expect(await environment.query("SELECT FROM pg_locks WHERE locktype = 'advisory'")).toEqual([]), 5);
    await expect(environment.query('SHOW statement_timeout', login)).resolves.toEqual([{ statement_timeout: '0' }]);
  });

  test.each([
    ['the owner on the read-write entry', { user: 'store_owner', password: PASSWORDS.owner }],
    ['the read-write login on the owner\'s entry', { database: 'app_owner' }],
    ['the database role on the owner\'s entry', { user: 'app_rw', password: PASSWORDS.serverReadWrite, database: 'app_owner' }],
  ])('fails for %s', async (_, config) => {
    await expect(environment.connect(config)).rejects.toThrow('no authentication method is found');
  });

  test('a client that is refused has the secrets read, and gets in with the new password', async () => {
    const { secrets, arns } = environment;
    await environment.administer("ALTER ROLE store_owner PASSWORD 'owner-2'");
    secrets.put(arns.owner, { username: 'store_owner', password: 'owner-2' }, ['AWSCURRENT']);
    const login = { user: 'store_owner', password: 'owner-2', database: 'app_owner' };
    await eventually(async () => expect(await environment.query('SELECT current_user AS role', login)).toEqual([{ role: 'store_owner' }]), 30);
  });
});

/** As `connectService` sets it, with the pooler of this test in the place of what CloudFormation fills in. */
function connected(): Record<string, string> {
  return {
    PGHOST: 'localhost',
    PGPORT: String(environment.port),
    PGDATABASE: 'app',
    PGSSLMODE: 'verify-full',
    DATA_STORE_SECRET_ARN: environment.arns.clientReadWrite,
    DATA_STORE_CA_CERTIFICATE: environment.authority.certificate,
  };
}

function namesThatConnectSets(): string[] {
  // The offline validator of the CDK takes half a minute, and the template is not what this is about.
  process.env.CDK_VALIDATION = 'false';
  const stack = new Stack(new App(), 'Stack');
  const store = new DataStore(stack, 'Store', {
    profile: {
      entities: [{ name: 'Order', key: ['orderId'], attributes: { orderId: AttributeType.STRING } }],
      accessPatterns: [{ name: 'readOrder', entity: 'Order', operation: Operation.GET }],
    },
  });
  const { vpc } = store.postgres;
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  const container = taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('example.com/app:1') });
  store.connectService(new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Cluster', { vpc }), taskDefinition }), container);
  const [definition] = Object.values(Template.fromStack(stack).findResources('AWS::ECS::TaskDefinition'))
    .filter(({ Properties }) => Properties.ContainerDefinitions[0].Name === 'App');
  return (definition.Properties.ContainerDefinitions[0].Environment as { Name: string }[]).map(({ Name }) => Name);
}

async function run(program: string, args: readonly string[], variables: Record<string, string>): Promise<{ code: number; output: string }> {
  const { username, password } = environment.secrets.current(variables.DATA_STORE_SECRET_ARN);
  const env = { PATH: process.env.PATH, ...variables, SECRET_USERNAME: username, SECRET_PASSWORD: password };
  return new Promise((resolve) => {
    execFile(program, args, { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}`.trim() }));
  });
}

/** node-pg-migrate, as one runs it by hand. */
async function migrate(direction: 'up' | 'down', libpq: Record<string, string>, ...count: string[]): Promise<void> {
  const { PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE, PGSSLROOTCERT } = libpq;
  const DATABASE_URL = `postgresql://${PGUSER}:${PGPASSWORD}@${PGHOST}:${PGPORT}/${PGDATABASE}?sslmode=${PGSSLMODE}&sslrootcert=${PGSSLROOTCERT}`;
  const program = join(__dirname, '../../../node_modules/.bin/node-pg-migrate');
  await new Promise<void>((resolve, reject) => {
    execFile(program, [direction, ...count, '--migrations-dir', join(__dirname, 'migrations')], {
      cwd: environment.folder, env: { PATH: process.env.PATH, DATABASE_URL },
    }, (error, stdout, stderr) => error ? reject(new Error(`${stdout}\n${stderr}`)) : resolve());
  });
}
