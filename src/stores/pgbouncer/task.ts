import { Duration } from 'aws-cdk-lib';
import * as ecrAssets from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { runtimeAsset } from '../runtime-assets';
import { TASK_PORT } from './network';
import { PgBouncerOptions, PgBouncerProps } from './pgbouncer-props';

/** Where the image keeps the files it writes; the Dockerfile declares it as a volume of the pooler's user. */
const RUN_FOLDER = '/run/pgbouncer';

export interface PoolerTaskProps extends PgBouncerProps {
  /** Settings of the program: addresses and numbers, never a secret. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Secrets that the program reads with its role, by the setting that holds the ARN. A secret that ECS injects would stay readable in the
   * process's environment for life.
   */
  readonly secrets: Readonly<Record<string, secretsmanager.ISecret>>;
}

/** The task definition: one container, read-only but for one folder, without privileges. */
export class PoolerTask extends Construct {
  public readonly definition: ecs.FargateTaskDefinition;
  public readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, props: PoolerTaskProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'Logs', { retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH });
    this.definition = new ecs.FargateTaskDefinition(this, 'Definition', {
      cpu: props.cpu ?? 256,
      memoryLimitMiB: props.memoryLimitMiB ?? 512,
      runtimePlatform: runtimePlatform(props),
      volumes: [{ name: 'run' }],
    });
    this.addContainer(props);
    for (const secret of Object.values(props.secrets)) secret.grantRead(this.definition.taskRole);
  }

  private addContainer(props: PoolerTaskProps): void {
    const arns = Object.fromEntries(Object.entries(props.secrets).map(([setting, secret]) => [setting, secret.secretArn]));
    const container = this.definition.addContainer('PgBouncer', {
      image: poolerImage(props),
      environment: { ...props.environment, ...arns },
      portMappings: [{ containerPort: TASK_PORT }],
      readonlyRootFilesystem: true,
      linuxParameters: this.withoutPrivileges(),
      ulimits: [{ name: ecs.UlimitName.NOFILE, softLimit: 65535, hardLimit: 65535 }],
      stopTimeout: Duration.seconds(120),
      logging: ecs.LogDrivers.awsLogs({ logGroup: this.logGroup, streamPrefix: 'pgbouncer', mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
      // Asks the pooler alone: a check that reached the database would recycle every task when the database is away.
      healthCheck: {
        command: ['CMD', '/usr/bin/node', '/app/main.js', 'healthcheck'],
        interval: Duration.seconds(15),
        timeout: Duration.seconds(10),
        retries: 3,
        startPeriod: Duration.seconds(60),
      },
    });
    container.addMountPoints({ sourceVolume: 'run', containerPath: RUN_FOLDER, readOnly: false });
  }

  private withoutPrivileges(): ecs.LinuxParameters {
    const parameters = new ecs.LinuxParameters(this, 'LinuxParameters');
    parameters.dropCapabilities(ecs.Capability.ALL);
    return parameters;
  }
}

/** The pooler's own image, or the user's. */
export function poolerImage(props: Pick<PgBouncerOptions, 'image' | 'baseImage' | 'cpuArchitecture'>): ecs.ContainerImage {
  return props.image ?? ecs.ContainerImage.fromAsset(runtimeAsset('pgbouncer'), {
    platform: props.cpuArchitecture === ecs.CpuArchitecture.ARM64 ? ecrAssets.Platform.LINUX_ARM64 : ecrAssets.Platform.LINUX_AMD64,
    buildArgs: props.baseImage === undefined ? undefined : { BASE: props.baseImage },
  });
}

/** The platform that the image is for. */
export function runtimePlatform({ cpuArchitecture }: Pick<PgBouncerOptions, 'cpuArchitecture'>): ecs.RuntimePlatform {
  return { cpuArchitecture: cpuArchitecture ?? ecs.CpuArchitecture.X86_64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX };
}
