import { DescribeSecretCommand, GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** One version of a secret. */
export interface SecretVersion {
  readonly versionId: string;
  readonly value: string;
}

/** The versions of a secret that carry a stage. During a rotation the database may already have the pending one. */
export interface SecretVersions {
  readonly current: SecretVersion;
  readonly pending?: SecretVersion;
  readonly previous?: SecretVersion;
}

/** Reads secrets with the role of the task. A poll without news is one call per secret: values are fetched once per version. */
export class SecretReader {
  private readonly values = new Map<string, Map<string, string>>();

  constructor(private readonly client: SecretsManagerClient = new SecretsManagerClient()) {}

  public async versions(arn: string): Promise<SecretVersions> {
    const described = await this.client.send(new DescribeSecretCommand({ SecretId: arn }));
    const staged = Object.entries(described.VersionIdsToStages ?? {});
    const idOf = (stage: string) => staged.find(([, stages]) => stages.includes(stage))?.[0];
    this.forget(arn, staged.map(([id]) => id));
    const [current, pending, previous] = await Promise.all(
      ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS'].map(async (stage) => this.version(arn, idOf(stage))));
    if (!current) throw new Error(`secret ${arn} has no current value`);
    return { current, pending, previous };
  }

  /** Undefined when there is no such version, or it has no value yet, as at the start of a rotation. */
  private async version(arn: string, versionId: string | undefined): Promise<SecretVersion | undefined> {
    if (versionId === undefined) return undefined;
    const known = this.values.get(arn)?.get(versionId);
    if (known !== undefined) return { versionId, value: known };
    const value = await this.fetch(arn, versionId);
    if (value === undefined) return undefined;
    this.values.set(arn, (this.values.get(arn) ?? new Map<string, string>()).set(versionId, value));
    return { versionId, value };
  }

  private async fetch(arn: string, versionId: string): Promise<string | undefined> {
    try {
      return (await this.client.send(new GetSecretValueCommand({ SecretId: arn, VersionId: versionId }))).SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  private forget(arn: string, staged: readonly string[]): void {
    const values = this.values.get(arn);
    for (const id of values?.keys() ?? []) if (!staged.includes(id)) values?.delete(id);
  }
}
