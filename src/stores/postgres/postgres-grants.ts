import * as iam from 'aws-cdk-lib/aws-iam';
import { Workload } from '../../profile/workload';
import { DataStoreGrants } from '../data-store-grants';
import { Front, grantEntry } from './front';

/** Grants the logins of the pooler, or roles of the database; what they may do was granted in the database. */
export class PostgresGrants extends DataStoreGrants {
  constructor(
    private readonly front: Pick<Front, 'readWrite' | 'readOnly'>,
    private readonly workload: Workload,
  ) {
    super();
  }

  public readData(grantee: iam.IGrantable): iam.Grant {
    return grantEntry(this.front.readOnly, grantee);
  }

  public writeData(grantee: iam.IGrantable): iam.Grant {
    return this.readWriteData(grantee);
  }

  public readWriteData(grantee: iam.IGrantable): iam.Grant {
    return grantEntry(this.front.readWrite, grantee);
  }

  public accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant {
    const access = this.workload.accesses.find((candidate) => candidate.name === pattern);
    if (access === undefined) {
      throw new Error(`unknown access pattern '${pattern}'; the profile has ${this.workload.accesses.map((other) => other.name).join(', ')}`);
    }
    // A strong read must reach the writer, and the read-only login may be led to a replica.
    return access.writes || access.strong ? this.readWriteData(grantee) : this.readData(grantee);
  }
}
