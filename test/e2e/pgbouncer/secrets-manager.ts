import { randomUUID } from 'crypto';
import { createServer, IncomingMessage, ServerResponse } from 'http';
import { AddressInfo } from 'net';

interface Version {
  value?: string;
  stages: string[];
}

/** A Secrets Manager on the loopback interface: the few calls that the programs make, in the service's JSON 1.1. */
export class SecretsManager {
  /** The calls made, as `GetSecretValue <arn>`. */
  public readonly calls: string[] = [];
  private readonly secrets = new Map<string, Map<string, Version>>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  public async start(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** For the environment of a program that reads secrets. */
  public environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
  }

  public create(name: string, value: unknown): string {
    const arn = `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`;
    this.secrets.set(arn, new Map());
    this.put(arn, value, ['AWSCURRENT']);
    return arn;
  }

  /** A new version; a stage that it takes is taken from the version that had it. */
  public put(arn: string, value: unknown, stages: string[], id: string = randomUUID()): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    this.secrets.get(arn)!.set(id, { value: text, stages: [] });
    for (const stage of stages) this.move(arn, stage, id);
    return id;
  }

  public move(arn: string, stage: string, to?: string): void {
    const versions = this.secrets.get(arn)!;
    for (const version of versions.values()) {
      if (!version.stages.includes(stage)) continue;
      version.stages = version.stages.filter((each) => each !== stage);
      if (stage === 'AWSCURRENT') version.stages.push('AWSPREVIOUS');
    }
    if (stage === 'AWSCURRENT') this.onlyLatestPrevious(versions, to);
    if (to) versions.get(to)!.stages.push(stage);
  }

  /** A version without a value yet, as the service makes it at the start of a rotation. */
  public stage(arn: string, stage: string): string {
    const id = randomUUID();
    this.secrets.get(arn)!.set(id, { stages: [stage] });
    return id;
  }

  public current(arn: string): Record<string, string> {
    return JSON.parse(this.find(arn, 'AWSCURRENT')![1].value!) as Record<string, string>;
  }

  private onlyLatestPrevious(versions: Map<string, Version>, incoming?: string): void {
    const previous = [...versions.entries()].filter(([id, version]) => id !== incoming && version.stages.includes('AWSPREVIOUS'));
    for (const [, version] of previous.slice(0, -1)) version.stages = version.stages.filter((each) => each !== 'AWSPREVIOUS');
    if (incoming) versions.get(incoming)!.stages = versions.get(incoming)!.stages.filter((each) => each !== 'AWSPREVIOUS');
  }

  private find(arn: string, stage = 'AWSCURRENT', versionId?: string): [string, Version] | undefined {
    const versions = [...this.secrets.get(arn)?.entries() ?? []];
    return versions.find(([id, version]) => versionId ? id === versionId : version.stages.includes(stage));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    const call = String(request.headers['x-amz-target']).split('.')[1];
    this.calls.push(`${call} ${input.SecretId}`);
    const output = this.respond(call, input);
    response.writeHead(output ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(output ?? { __type: 'ResourceNotFoundException', message: 'no such secret or version' }));
  }

  private respond(call: string, input: Record<string, string>): object | undefined {
    const arn = input.SecretId;
    if (!this.secrets.has(arn)) return undefined;
    if (call === 'DescribeSecret') return { ARN: arn, VersionIdsToStages: this.staged(arn) };
    if (call === 'PutSecretValue') {
      const stages = (input.VersionStages as unknown as string[] | undefined) ?? ['AWSCURRENT'];
      return { ARN: arn, VersionId: this.put(arn, input.SecretString, stages, input.ClientRequestToken) };
    }
    if (call === 'UpdateSecretVersionStage') {
      this.move(arn, input.VersionStage, input.MoveToVersionId);
      return { ARN: arn };
    }
    if (call === 'GetRandomPassword') return { RandomPassword: `Pass-${randomUUID()}` };
    const found = this.find(arn, input.VersionStage, input.VersionId);
    if (!found || found[1].value === undefined) return undefined;
    return { ARN: arn, VersionId: found[0], VersionStages: found[1].stages, SecretString: found[1].value };
  }

  private staged(arn: string): Record<string, string[]> {
    return Object.fromEntries([...this.secrets.get(arn)!.entries()].filter(([, { stages }]) => stages.length > 0)
      .map(([id, { stages }]) => [id, stages]));
  }
}
