import { Duration } from 'aws-cdk-lib';
import { PgBouncerOptions } from '../pgbouncer/pgbouncer-props';

/** Settings of RDS Proxy. */
export interface RdsProxyOptions {
  /**
   * Whether clients log in with IAM instead of a password: they get `PGUSER` and the right to connect as it, and no secret.
   * @default false
   */
  readonly iamAuthentication?: boolean;

  /**
   * The share of `max_connections` that the proxy may open, in percent.
   * @default - all but what is kept back for people, bootstrap and rotation
   */
  readonly maxConnectionsPercent?: number;

  /**
   * How long a client waits for a connection before it gets an error.
   * @default Duration.seconds(30)
   */
  readonly borrowTimeout?: Duration;

  /**
   * How long a client may be idle before it is disconnected.
   * @default Duration.minutes(30)
   */
  readonly idleClientTimeout?: Duration;
}

/** What stands between clients and database. */
export class PostgresPooler {
  /**
   * PgBouncer on Fargate. Clients have logins of their own, at the pooler alone; deployments, failovers and rotations cut no transaction.
   * @param options what differs from the numbers of the design
   */
  public static pgBouncer(options: PgBouncerOptions = {}): PostgresPooler {
    return new PostgresPooler('pgbouncer', options);
  }

  /**
   * RDS Proxy: nothing to run, at a price that follows the size of the database. A session that uses `SET`, `PREPARE`, a temporary table or an
   * advisory lock keeps a connection to itself, and PostgreSQL has no filters against that. Clients log in as roles of the database, so rotation
   * changes the password that they use. It does not reach read replicas of an RDS instance.
   * @param options settings of the proxy
   */
  public static rdsProxy(options: RdsProxyOptions = {}): PostgresPooler {
    return new PostgresPooler('rds-proxy', undefined, options);
  }

  /**
   * Nothing: clients connect to the database, as roles of it, and each takes one of its connections. For few clients that keep pools of their own.
   * They verify the server with the certificates of RDS (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).
   * @param reason why none is needed; recorded in the template
   */
  public static none(reason: string): PostgresPooler {
    return new PostgresPooler('none', undefined, undefined, reason);
  }

  private constructor(
    /** The option of the question `postgres/pooler`: `pgbouncer`, `rds-proxy` or `none`. */
    public readonly kind: string,
    /** Settings of PgBouncer; undefined for the others. */
    public readonly pgBouncerOptions?: PgBouncerOptions,
    /** Settings of RDS Proxy; undefined for the others. */
    public readonly rdsProxyOptions?: RdsProxyOptions,
    /** Why there is none; undefined for the others. */
    public readonly reason?: string,
  ) {}
}
