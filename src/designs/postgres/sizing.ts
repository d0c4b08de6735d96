import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { Options } from '../options';
import { classFor } from './instance-classes';
import { maxConnectionsOf } from './max-connections';
import { Needs, needsOf, tierOf } from './needs';
import { PostgresSizing } from './postgres-design';
import { RdsStorage, rdsStorage } from './rds-storage';
import { readersForReads, standbyReaders } from './readers';
import { ServerlessRange, serverlessRange } from './serverless-sizing';
import { sizingInWords } from './sizing-in-words';

/** House numbers within the 1 to 35 days that RDS and Aurora keep; the API's own default is 1 day. */
const RETENTION_DAYS: Readonly<Record<AvailabilityTier, number>> = {
  [AvailabilityTier.DEVELOPMENT]: 7,
  [AvailabilityTier.STANDARD]: 14,
  [AvailabilityTier.HIGH]: 35,
};

/** Sizes the writer, its readers and their storage for the deployment that was settled. */
export function sizePostgres(workload: Workload, options: Options): PostgresSizing {
  const deployment = options['postgres/deployment'];
  const needs = needsOf(workload, deployment.startsWith('aurora'));
  const capacity = deployment === 'aurora-serverless-v2'
    ? ofServerless(serverlessRange(workload, needs, options['postgres/pooler']), standbyReaders(deployment, tierOf(workload)))
    : ofInstances(needs, deployment, tierOf(workload));
  const disk = deployment.startsWith('rds') ? rdsStorage(needs, options['postgres/storage'], deployment) : undefined;
  return new Sized(workload, options, needs, capacity, disk);
}

/** The writer and its readers. */
interface Capacity {
  readonly instanceClass: string | undefined;
  readonly minAcu: number | undefined;
  readonly maxAcu: number | undefined;
  readonly readers: number;
  readonly maxConnections: number;
}

function ofServerless({ minAcu, maxAcu, maxConnections }: ServerlessRange, readers: number): Capacity {
  return { instanceClass: undefined, minAcu, maxAcu, readers, maxConnections };
}

function ofInstances(needs: Needs, deployment: string, tier: AvailabilityTier): Capacity {
  const { name, vcpus, memoryGiB } = classFor(deployment, needs.instanceVcpus, needs.memoryGiB);
  const readers = Math.max(standbyReaders(deployment, tier), readersForReads(needs, vcpus));
  return { instanceClass: name, minAcu: undefined, maxAcu: undefined, readers, maxConnections: maxConnectionsOf(memoryGiB) };
}

/** A size. Its words are made when they are read: rules ask for the numbers alone. */
class Sized implements PostgresSizing {
  readonly instanceClass?: string;
  readonly minAcu?: number;
  readonly maxAcu?: number;
  readonly readers: number;
  readonly maxConnections: number;
  readonly storageGiB?: number;
  readonly iops?: number;
  readonly vcpus: number;
  readonly backupRetentionDays: number;
  readonly #workload: Workload;
  readonly #options: Options;

  constructor(workload: Workload, options: Options, { instanceVcpus }: Needs, capacity: Capacity, disk: RdsStorage | undefined) {
    this.instanceClass = capacity.instanceClass;
    this.minAcu = capacity.minAcu;
    this.maxAcu = capacity.maxAcu;
    this.readers = capacity.readers;
    this.maxConnections = capacity.maxConnections;
    this.storageGiB = disk?.storageGiB;
    this.iops = disk?.iops;
    this.vcpus = Math.ceil(instanceVcpus * 10) / 10;
    this.backupRetentionDays = RETENTION_DAYS[tierOf(workload)];
    this.#workload = workload;
    this.#options = options;
  }

  get because(): readonly string[] {
    return sizingInWords(this.#workload, this.#options, this);
  }
}
