import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DynamoDbCoverage, DynamoDbDesign, DynamoDbRequest } from '../../designs/dynamodb/dynamodb-design';
import { requestsSent } from '../../designs/dynamodb/requests';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { DynamoDbGrants } from './dynamodb-grants';
import { storeTables } from './store-tables';
import { Tenant, tenantCondition, tenantFaults } from './tenant';

const READS: readonly DynamoDbRequest['operation'][] = ['GetItem', 'Query'];

/**
 * What a transaction may do to each table it writes; IAM knows no action for TransactWriteItems itself
 * (DynamoDB developer guide, IAM and transactions).
 */
const TRANSACTION_ACTIONS = ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'];

/** What permissions are given on. */
export interface GrantedStore {
  readonly tables: ReadonlyMap<string, dynamodb.ITable>;
  readonly design: DynamoDbDesign;
  readonly replicaRegions: readonly string[];
  /** Customer managed keys of the replicas. */
  readonly replicaKeyArns?: readonly string[];
  /** The only tenant whose items may be touched. */
  readonly tenant?: Tenant;
}

/** One permission: an action on the table of an entity, or on one of its indexes. */
interface Permission {
  readonly entity: string;
  readonly index?: string;
  readonly action: string;
}

/** Grants what the declared access patterns use, and nothing else. */
export class PatternGrants extends DynamoDbGrants {
  constructor(private readonly store: GrantedStore) {
    super();
  }

  public readData(grantee: iam.IGrantable): iam.Grant {
    return this.lines(grantee, this.served().filter(isRead), false);
  }

  public writeData(grantee: iam.IGrantable): iam.Grant {
    return this.lines(grantee, this.served().filter((line) => !isRead(line)), true);
  }

  public readWriteData(grantee: iam.IGrantable): iam.Grant {
    return this.lines(grantee, this.served(), true);
  }

  public accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant {
    const { coverage } = this.store.design;
    const line = coverage.find((candidate) => candidate.pattern === pattern);
    if (line === undefined) {
      throw new Error(`unknown access pattern '${pattern}'; the profile has ${coverage.map((other) => other.pattern).join(', ')}`);
    }
    if (line.request === undefined) {
      throw new Error(`access pattern '${pattern}' is not served by DynamoDB: ${line.why}; grant it on the store that serves it`);
    }
    return this.lines(grantee, [line], !isRead(line));
  }

  /** Grants what a connected client asks for. */
  public access(grantee: iam.IGrantable, access: DataAccess): iam.Grant {
    return access === DataAccess.READ ? this.readData(grantee) : this.readWriteData(grantee);
  }

  public forTenant(attribute: string, leadingKeys = [`\${aws:PrincipalTag/${attribute}}`]): DataStoreGrants {
    return new PatternGrants({ ...this.store, tenant: { attribute, leadingKeys } });
  }

  /** Whether the tables here serve a pattern of the profile. */
  public serves(pattern: string): boolean {
    return this.served().some((line) => line.pattern === pattern);
  }

  private served(): DynamoDbCoverage[] {
    return this.store.design.coverage.filter(({ request }) => request !== undefined && this.store.tables.has(request.entity));
  }

  private lines(grantee: iam.IGrantable, lines: readonly DynamoDbCoverage[], writes: boolean): iam.Grant {
    const faults = this.store.tenant ? tenantFaults(this.store.design, lines, this.store.tenant) : [];
    if (faults.length > 0) throw new Error(['tenants cannot be told apart', ...faults.map((fault) => `- ${fault}`)].join('\n'));
    const permissions = lines.flatMap((line) => requestsSent(line.request!)).flatMap(permissionsOf);
    const grants = storeTables(this.store.design, this.store.tables).map(({ table, parts }) => {
      const own = permissions.filter((permission) => parts.some(({ entity }) => entity === permission.entity));
      return this.onTable(grantee, table, own, writes);
    });
    return grants.reduce((all, grant) => all.combine(grant), iam.Grant.drop(grantee, 'no access pattern asks for anything'));
  }

  private onTable(grantee: iam.IGrantable, table: dynamodb.ITable, permissions: readonly Permission[], writes: boolean): iam.Grant {
    let grant = iam.Grant.drop(grantee, 'no access pattern touches this table');
    if (permissions.length === 0) return grant;
    for (const index of new Set(permissions.map((permission) => permission.index))) {
      const actions = new Set(permissions.filter((permission) => permission.index === index).map((permission) => `dynamodb:${permission.action}`));
      grant = grant.combine(this.statement(grantee, table, [...actions].sort(), this.arns(table, index)));
    }
    const key = writes ? table.encryptionKey?.grantEncryptDecrypt(grantee) : table.encryptionKey?.grantDecrypt(grantee);
    const replicaKeys = this.onReplicaKeys(grantee, writes);
    return [key, replicaKeys].reduce<iam.Grant>((all, each) => each ? all.combine(each) : all, grant);
  }

  /** An imported key would grant every key of its Region, because it is not that of the stack. */
  private onReplicaKeys(grantee: iam.IGrantable, writes: boolean): iam.Grant | undefined {
    const resourceArns = [...this.store.replicaKeyArns ?? []];
    const actions = writes ? ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'] : ['kms:Decrypt'];
    return resourceArns.length === 0 ? undefined : iam.Grant.addToPrincipal({ grantee, actions, resourceArns });
  }

  private statement(grantee: iam.IGrantable, table: dynamodb.ITable, actions: string[], resourceArns: string[]): iam.Grant {
    const conditions = this.store.tenant && tenantCondition(this.store.tenant);
    const props = { grantee, actions, resourceArns, conditions };
    return table instanceof dynamodb.TableV2
      ? iam.Grant.addToPrincipalOrResource({ ...props, resourceSelfArns: ['*'], resource: table })
      : iam.Grant.addToPrincipal({ ...props, scope: table });
  }

  private arns(table: dynamodb.ITable, index: string | undefined): string[] {
    const suffix = index === undefined ? '' : `/index/${index}`;
    const replicas = this.store.replicaRegions.map((region) =>
      Stack.of(table).formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: `${table.tableName}` }));
    return [table.tableArn, ...replicas].map((arn) => `${arn}${suffix}`);
  }
}

function isRead({ request }: DynamoDbCoverage): boolean {
  return READS.includes(request!.operation);
}

function permissionsOf(request: DynamoDbRequest): Permission[] {
  if (request.operation !== 'TransactWriteItems') {
    return [{ entity: request.entity, index: request.index, action: request.operation }];
  }
  return request.writes.flatMap((entity) => TRANSACTION_ACTIONS.map((action) => ({ entity, action })));
}
