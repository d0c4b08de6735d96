import { Estimate } from '../cost/cost-lines';
import { Coverage } from '../coverage';
import { Options } from '../options';

/** A column of a table. */
export interface PostgresColumn {
  /** The attribute it holds; undefined for a generated column. */
  readonly attribute?: string;
  /** Its name in SQL: the attribute in snake case. */
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The expression of a generated column. */
  readonly generatedAs?: string;
}

/** An index, with the statement that makes it. */
export interface PostgresIndex {
  readonly name: string;
  readonly kind: 'btree' | 'gin' | 'brin';
  readonly unique: boolean;
  readonly sql: string;
  /** The patterns it serves. */
  readonly patterns: readonly string[];
  /** What it is for; a clause. */
  readonly why: string;
}

/** How a table is divided. */
export interface Partitioning {
  /** The attribute whose ranges the partitions are. */
  readonly attribute: string;
  readonly interval: 'day' | 'month';
  /** The statement that makes the partition of what no other one takes. */
  readonly defaultPartitionSql: string;
  /** Makes partitions ahead of time. */
  readonly job: ScheduledJob;
  /** Why it is divided; a clause. */
  readonly why: string;
}

/** What writes the changes of a table to the outbox. */
export interface OutboxTrigger {
  readonly name: string;
  /** The statement that creates the trigger's function. */
  readonly functionSql: string;
  readonly sql: string;
}

/** One table, with the statements that make it. */
export interface PostgresTable {
  readonly entity: string;
  readonly name: string;
  readonly columns: readonly PostgresColumn[];
  /** Column names of the primary key. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly PostgresIndex[];
  /** The CREATE TABLE statement. */
  readonly sql: string;
  /** Undefined for a table in one piece. */
  readonly partitioning?: Partitioning;
  /** Why a table that is large enough is in one piece all the same; a clause. */
  readonly unpartitioned?: string;
  /** Undefined where no feed reads its changes from the outbox. */
  readonly outboxTrigger?: OutboxTrigger;
}

/** A procedure that pg_cron runs. */
export interface ScheduledJob {
  readonly name: string;
  /** A pg_cron schedule. */
  readonly schedule: string;
  /** The statement that creates the procedure. */
  readonly procedureSql: string;
  /** The statement that pg_cron runs. */
  readonly callSql: string;
}

/** The scheduled deletion of expired rows. */
export interface ExpiryJob extends ScheduledJob {
  readonly entity: string;
  readonly batchRows: number;
  /** How late a row may go; a clause. */
  readonly lateness: string;
}

/** How the changes reach one consumer. */
export interface PostgresFeed {
  readonly name: string;
  readonly by: 'outbox' | 'logical-replication' | 'dms';
  /** What to do and what to watch; a clause. */
  readonly why: string;
  /** Tables whose changes it delivers. */
  readonly tables: readonly string[];
  /** For logical replication. */
  readonly publication?: string;
  /** For logical replication. */
  readonly slot?: string;
}

/** The table from which consumers take changes. */
export interface Outbox {
  readonly table: Omit<PostgresTable, 'entity'>;
  /** Removes what no consumer has taken. */
  readonly job: ScheduledJob;
}

/** How Postgres serves one pattern. */
export interface PostgresCoverage extends Coverage {
  /** A parametrised statement that the application would run; undefined for ad-hoc. */
  readonly exampleSql?: string;
  /** The index that EXPLAIN must show; undefined where a sequential scan is right. */
  readonly index?: string;
  /** Indexes that answer the same condition: the planner may take one of them instead, by size and statistics. */
  readonly equivalents?: readonly string[];
}

/** What Postgres would look like, before its settings are settled. */
export interface PostgresDraft {
  readonly extensions: readonly string[];
  readonly tables: readonly PostgresTable[];
  readonly expiryJobs: readonly ExpiryJob[];
  readonly feeds: readonly PostgresFeed[];
  /** Undefined where no feed needs it. */
  readonly outbox?: Outbox;
  readonly coverage: readonly PostgresCoverage[];
}

/** What the writer and its readers must be. */
export interface PostgresSizing {
  /** For instances: the class without the `db.` prefix, such as `r8g.large`. */
  readonly instanceClass?: string;
  /** vCPUs of the writer that the numbers ask for. */
  readonly vcpus: number;
  /** For Serverless v2: the range in ACUs. */
  readonly minAcu?: number;
  readonly maxAcu?: number;
  /** Readers besides the writer. */
  readonly readers: number;
  /** Allocated storage of RDS in GiB; undefined on Aurora. */
  readonly storageGiB?: number;
  /** IOPS to provision in all; undefined: the baseline of the volume. */
  readonly iops?: number;
  readonly maxConnections: number;
  readonly backupRetentionDays: number;
  /** How each number came about; clauses. */
  readonly because: readonly string[];
}

/** The pooler's plan: what keeps tasks × pools below max_connections. */
export interface PoolPlan {
  readonly poolMode: 'transaction' | 'session';
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly taskCpu: 256 | 512 | 1024;
  readonly taskMemoryMiB: 512 | 1024 | 2048;
  readonly poolSizePerTask: number;
  /** Server connections kept back for people, bootstrap and monitoring. */
  readonly reservedConnections: number;
  readonly because: readonly string[];
}

/** A complete, priced Postgres design. */
export interface PostgresDesign extends PostgresDraft {
  readonly options: Options;
  readonly sizing: PostgresSizing;
  readonly pool: PoolPlan;
  readonly replicaRegions: readonly string[];
  readonly cost: Estimate;
}
