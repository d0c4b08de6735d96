import { ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { freePort } from '../free-port';

/** Where scripts/install-engines.sh puts it. */
const PROGRAM = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk-data-store/emulator/bin/ministack');

const REGION = 'us-east-1';
const START_TIMEOUT_MS = 60_000;

/** Credentials that open nothing but an emulator; no file of the user's is read. */
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** An AWS emulator (MiniStack) with nothing in it, on the loopback interface. */
export class Emulator {
  /** Starts the emulator on a free port. */
  public static async start(): Promise<Emulator> {
    if (!existsSync(PROGRAM)) throw new Error(`no AWS emulator at ${PROGRAM}; run scripts/install-engines.sh`);
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const port = await freePort();
    const log = openSync(join(folder, 'log'), 'w');
    const child = spawn(PROGRAM, [], {
      env: {
        PATH: process.env.PATH, HOME: folder, TMPDIR: folder, BIND_HOST: '127.0.0.1', MINISTACK_HOST: '127.0.0.1', GATEWAY_PORT: `${port}`, MINISTACK_REGION: REGION,
      },
      stdio: ['ignore', log, log],
    });
    const emulator = new Emulator(`http://127.0.0.1:${port}`, child, folder);
    await emulator.untilReady();
    return emulator;
  }

  /** What a program needs to take the emulator for AWS. */
  public readonly environment: Readonly<Record<string, string>>;
  public readonly dynamoDb: DynamoDBClient;

  private constructor(private readonly endpoint: string, private readonly child: ChildProcess, public readonly folder: string) {
    this.environment = { ...CREDENTIALS, AWS_ENDPOINT_URL: endpoint, AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION };
    this.dynamoDb = new DynamoDBClient({ endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  }

  /** Calls an API that speaks JSON, such as `Kinesis_20131202.ListStreams`; the emulator checks no signature. */
  public async call(target: string, body: object): Promise<any> {
    return this.post('/', body, { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.1' });
  }

  /** The configuration of a function. */
  public async configurationOf(functionName: string): Promise<any> {
    const response = await fetch(`${this.endpoint}/2015-03-31/functions/${functionName}/configuration`);
    return response.json();
  }

  /** The logical ids of a stack. */
  public async resourcesOf(stackName: string): Promise<string[]> {
    const body = new URLSearchParams({ Action: 'DescribeStackResources', Version: '2010-05-15', StackName: stackName });
    const text = await this.send('/', body, { 'Content-Type': 'application/x-www-form-urlencoded' });
    return [...text.matchAll(/<LogicalResourceId>([^<]+)/g)].map(([, logicalId]) => logicalId);
  }

  public async stop(): Promise<void> {
    this.dynamoDb.destroy();
    if (this.child.exitCode === null) {
      await new Promise((resolve) => {
        this.child.once('exit', resolve);
        this.child.kill('SIGTERM');
      });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async post(path: string, body: object, headers: Record<string, string>): Promise<any> {
    const text = await this.send(path, JSON.stringify(body), headers);
    return text === '' ? undefined : JSON.parse(text);
  }

  private async send(path: string, body: string | URLSearchParams, headers: Record<string, string>): Promise<string> {
    const response = await fetch(`${this.endpoint}${path}`, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      try {
        await this.dynamoDb.send(new ListTablesCommand({}));
        return;
      } catch (error) {
        if (this.child.exitCode !== null || Date.now() > deadline) {
          throw new Error(`the AWS emulator did not start: ${error}\n${readFileSync(join(this.folder, 'log'), 'utf8')}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
}
