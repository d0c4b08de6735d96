import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AccessMap } from '../designs/dynamodb/access-map/access-map';
import { accessMapOf } from '../designs/dynamodb/access-map/build';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { Workload } from '../profile/workload';
import { setContainerEnvironment, setFunctionEnvironment } from './connect';
import { DataAccess } from './data-access';
import { DataStoreGrants } from './data-store-grants';
import { adopt } from './dynamodb/adoption';
import { ExistingTable } from './dynamodb/existing-table';
import { tablesEnvironment } from './dynamodb/names-of-tables';
import { PatternGrants } from './dynamodb/pattern-grants';
import { PostgresResources } from './postgres/postgres-resources';
import { Store } from './store';

/** A new store, and the tables that keep the single-key path beside it. */
export interface StoreBesideTablesProps {
  readonly store: Store;
  readonly design: DynamoDbDesign;
  readonly workload: Workload;
  readonly existingTables: readonly ExistingTable[];
}

/** Hands out both: the key path on the tables, everything on the new store. Writes go to both, by the application or by a change feed. */
export class StoreBesideTables extends Construct implements Store {
  public readonly grants: DataStoreGrants;
  public readonly connections: ec2.Connections;
  public readonly postgres?: PostgresResources;
  public readonly existingTables: Readonly<Record<string, dynamodb.ITable>>;
  public readonly accessMap: AccessMap;
  public readonly primaryResource?: CfnResource;
  public readonly outputs: Readonly<Record<string, string>>;
  private readonly store: Store;
  private readonly tableGrants: PatternGrants;
  private readonly design: DynamoDbDesign;

  constructor(scope: Construct, id: string, props: StoreBesideTablesProps) {
    super(scope, id);
    const { tables, design, faults } = adopt(keyPath(props), props.existingTables);
    if (faults.length > 0) {
      throw new Error([`${this.node.path}: the existing tables cannot be kept as asked`, ...faults.map((fault) => `- ${fault}`)].join('\n'));
    }
    this.store = props.store;
    this.design = design;
    this.existingTables = Object.fromEntries(tables);
    this.accessMap = accessMapOf(props.workload, design);
    this.tableGrants = new PatternGrants({ tables, design, replicaRegions: [] });
    this.grants = new GrantsOnBoth(props.store.grants, this.tableGrants, props.workload);
    this.connections = props.store.connections;
    this.postgres = props.store.postgres;
    this.primaryResource = props.store.primaryResource;
    const names = [...tables].map(([entity, table]) => [`${entity}ExistingTable`, table.tableName]);
    this.outputs = { ...props.store.outputs, ...Object.fromEntries(names) };
  }

  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ_WRITE): void {
    this.store.connectFunction(fn, access);
    this.tableGrants.access(fn, access);
    setFunctionEnvironment(this.store, fn, this.environment());
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ_WRITE): void {
    this.store.connectService(service, container, access);
    this.tableGrants.access(service.taskDefinition.taskRole, access);
    setContainerEnvironment(this.store, service, container, this.environment());
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.store.metricSaturation(options);
  }

  private environment() {
    return tablesEnvironment(this.design, new Map(Object.entries(this.existingTables)));
  }
}

/** The design with the patterns that stay on the tables: those by a single key, and those for which an index was named. */
function keyPath({ design, workload, existingTables }: StoreBesideTablesProps): DynamoDbDesign {
  const named = existingTables.flatMap(({ indexes = {} }) => Object.keys(indexes));
  const stays = new Set(workload.accesses.filter((access) => access.singleKey || named.includes(access.name)).map((access) => access.name));
  const coverage = design.coverage.map((line) => stays.has(line.pattern) ? line : { pattern: line.pattern, why: 'the new store serves it' });
  return { ...design, coverage };
}

/** A read goes where the pattern is served; a write to the new store, and to the table where the table holds the item. */
class GrantsOnBoth extends DataStoreGrants {
  constructor(private readonly store: DataStoreGrants, private readonly tables: PatternGrants, private readonly workload: Workload) {
    super();
  }

  public readData(grantee: iam.IGrantable): iam.Grant {
    return this.store.readData(grantee).combine(this.tables.readData(grantee));
  }

  public writeData(grantee: iam.IGrantable): iam.Grant {
    return this.store.writeData(grantee).combine(this.tables.writeData(grantee));
  }

  public readWriteData(grantee: iam.IGrantable): iam.Grant {
    return this.store.readWriteData(grantee).combine(this.tables.readWriteData(grantee));
  }

  public accessPattern(grantee: iam.IGrantable, pattern: string): iam.Grant {
    if (!this.tables.serves(pattern)) return this.store.accessPattern(grantee, pattern);
    const onTable = this.tables.accessPattern(grantee, pattern);
    const writes = this.workload.accesses.find((access) => access.name === pattern)!.writes;
    return writes ? onTable.combine(this.store.accessPattern(grantee, pattern)) : onTable;
  }
}
