import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DynamoDbCoverage, DynamoDbRequest } from '../../designs/dynamodb/dynamodb-design';
import { requestsSent } from '../../designs/dynamodb/requests';
import { DataStoreGrants } from '../data-store-grants';

const READS: readonly DynamoDbRequest['operation'][] = ['GetItem', 'Query'];

/**
 * What a transaction may do to each table it writes; IAM knows no action for TransactWriteItems itself
 * (DynamoDB developer guide, IAM and transactions).
 */
const TRANSACTION_ACTIONS = ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'];

/** One permission: an action on the table of an entity, or on one of its indexes. */
interface Permission {
  readonly entity: string;
  readonly index?: string;
  readonly action: string;
}

/** Grants what the declared access patterns use, and nothing else. */
export class DynamoDbGrants extends DataStoreGrants {
  constructor(
    private readonly tables: ReadonlyMap<string, dynamodb.TableV2>,
    private readonly coverage: readonly DynamoDbCoverage[],
    private readonly replicaRegions: readonly string[],
  ) {
    super();
  }

  public readData(grantee: iam.IGrantable): iam.Grant {
    return this.requests(grantee, this.served().filter(isRead), false);
  }

  public writeData(grantee: iam.IGrantable): iam.Grant {
    return this.requests(grantee, this.served().filter((request) => !isRead(request)), true);
  }

  public readWriteData(grantee: iam.IGrantable): iam.Grant {
    return this.requests(grantee, this.served(), true);
  }

  public accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant {
    const line = this.coverage.find((candidate) => candidate.pattern === pattern);
    if (line === undefined) {
      throw new Error(`unknown access pattern '${pattern}'; the profile has ${this.coverage.map((other) => other.pattern).join(', ')}`);
    }
    if (line.request === undefined) {
      throw new Error(`access pattern '${pattern}' is not served by DynamoDB: ${line.why}; grant it on the store that serves it`);
    }
    return this.requests(grantee, [line.request], !isRead(line.request));
  }

  private served(): DynamoDbRequest[] {
    return this.coverage.flatMap((line) => line.request ? [line.request] : []);
  }

  private requests(grantee: iam.IGrantable, requests: readonly DynamoDbRequest[], writes: boolean): iam.Grant {
    const permissions = requests.flatMap(requestsSent).flatMap(permissionsOf);
    const grants = [...this.tables].map(([entity, table]) => {
      const own = permissions.filter((permission) => permission.entity === entity);
      return this.onTable(grantee, table, own, writes);
    });
    return grants.reduce((all, grant) => all.combine(grant), iam.Grant.drop(grantee, 'no access pattern asks for anything'));
  }

  private onTable(grantee: iam.IGrantable, table: dynamodb.TableV2, permissions: readonly Permission[], writes: boolean): iam.Grant {
    let grant = iam.Grant.drop(grantee, 'no access pattern touches this table');
    if (permissions.length === 0) return grant;
    const indexes = [...new Set(permissions.map((permission) => permission.index))];
    for (const index of indexes) {
      const actions = new Set(permissions.filter((permission) => permission.index === index).map((permission) => `dynamodb:${permission.action}`));
      grant = grant.combine(iam.Grant.addToPrincipalOrResource({
        grantee,
        actions: [...actions].sort(),
        resourceArns: this.arns(table, index),
        resourceSelfArns: ['*'],
        resource: table,
      }));
    }
    const key = writes ? table.encryptionKey?.grantEncryptDecrypt(grantee) : table.encryptionKey?.grantDecrypt(grantee);
    return key ? grant.combine(key) : grant;
  }

  private arns(table: dynamodb.TableV2, index: string | undefined): string[] {
    const suffix = index === undefined ? '' : `/index/${index}`;
    const replicas = this.replicaRegions.map((region) =>
      Stack.of(table).formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: `${table.tableName}` }));
    return [table.tableArn, ...replicas].map((arn) => `${arn}${suffix}`);
  }
}

function isRead(request: DynamoDbRequest): boolean {
  return READS.includes(request.operation);
}

function permissionsOf(request: DynamoDbRequest): Permission[] {
  if (request.operation !== 'TransactWriteItems') {
    return [{ entity: request.entity, index: request.index, action: request.operation }];
  }
  return request.writes.flatMap((entity) => TRANSACTION_ACTIONS.map((action) => ({ entity, action })));
}
