import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { SERVER_USERS } from './credentials';
import { PostgresParts } from './database-parts';
import { auroraEngine, DATABASE_PORT, ENGINE_VERSION } from './engine';
import { Entry, Front } from './front';
import { RdsProxyOptions } from './postgres-pooler';

/** A house number: what waits longer should fail, and be seen. RDS's own default is two minutes. */
const BORROW_TIMEOUT = Duration.seconds(30);
/** RDS takes 63 (RDS API reference, CreateDBProxy). */
const PROXY_NAME_LENGTH = 60;
const MICROSECONDS = 1e6;
/** A house number: a twentieth of the sessions pinned is where pooling begins to be lost. */
const PINNED_SHARE = 0.05;

/** RDS Proxy in front of the database, with a read-only endpoint where the deployment has readers that it reaches. */
export function proxyConnections(scope: Construct, parts: PostgresParts, options: RdsProxyOptions): Front {
  const { network, secrets, databaseName } = parts;
  const securityGroup = new ec2.SecurityGroup(scope, 'ProxySecurityGroup', {
    vpc: network.vpc, description: 'Clients of RDS Proxy', allowAllOutbound: false,
  });
  const proxy = buildProxy(scope, parts, options, securityGroup);
  const entry = (host: string, user: string, secret: Entry['secret']): Entry => ({
    endpoint: new rds.Endpoint(host, DATABASE_PORT),
    database: databaseName,
    secret,
    ...(options.iamAuthentication ? { iam: { user, grant: (grantee) => proxy.grantConnect(grantee, user) } } : {}),
  });
  return {
    readWrite: entry(proxy.endpoint, SERVER_USERS.readWrite, secrets.serverReadWrite),
    readOnly: entry(readerHost(scope, parts, proxy, securityGroup), SERVER_USERS.readOnly, secrets.serverReadOnly),
    connections: new ec2.Connections({ securityGroups: [securityGroup], defaultPort: ec2.Port.tcp(DATABASE_PORT) }),
    alarms: [pinningAlarm(scope, proxy)],
    resources: { proxy },
    metricSaturation: (more) => waitInSeconds(metricOf(proxy, 'DatabaseConnectionsBorrowLatency', more), more),
  };
}

function buildProxy(scope: Construct, parts: PostgresParts, options: RdsProxyOptions, securityGroup: ec2.ISecurityGroup): rds.DatabaseProxy {
  const { network, tier, secrets } = parts;
  // Beside the proxy: the policy of the key names it, and the proxy waits for what the key encrypts.
  const role = new iam.Role(scope, 'ProxyRole', { assumedBy: new iam.ServicePrincipal('rds.amazonaws.com') });
  const proxy = new rds.DatabaseProxy(scope, 'Proxy', {
    ...settings(parts, options),
    // The construct would call it by its id, which is the same in every store, and a name is unique in an account and Region.
    dbProxyName: Names.uniqueResourceName(scope, { maxLength: PROXY_NAME_LENGTH }),
    proxyTarget: targetOf(scope, parts),
    role,
    secrets: [secrets.serverReadWrite, secrets.serverReadOnly],
    vpc: network.vpc,
    vpcSubnets: network.serviceSubnets,
    securityGroups: [securityGroup],
    requireTLS: true,
    iamAuth: options.iamAuthentication,
    clientPasswordAuthType: rds.ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256,
  });
  // Targets register only while the writer answers; their logins are there once the schema is.
  proxy.node.addDependency(...tier.database.ready, parts.bootstrap.applied);
  return proxy;
}

function metricOf(proxy: rds.DatabaseProxy, metricName: string, more?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/RDS', metricName, dimensionsMap: { ProxyName: proxy.dbProxyName }, period: Duration.minutes(1), statistic: cloudwatch.Stats.MAXIMUM, ...more,
  });
}

function settings({ design: { pool, sizing } }: PostgresParts, options: RdsProxyOptions) {
  const free = sizing.maxConnections - pool.reservedConnections;
  const maxConnectionsPercent = options.maxConnectionsPercent ?? Math.max(1, Math.floor(100 * free / sizing.maxConnections));
  return {
    maxConnectionsPercent,
    maxIdleConnectionsPercent: Math.floor(maxConnectionsPercent / 2),
    borrowTimeout: options.borrowTimeout ?? BORROW_TIMEOUT,
    idleClientTimeout: options.idleClientTimeout,
  };
}

/** The proxy takes a cluster by its identifier; the L2 of a Multi-AZ cluster is an imported one. */
function targetOf(scope: Construct, { tier: { database, securityGroup } }: PostgresParts): rds.ProxyTarget {
  const { cluster, instance, multiAzCluster } = database.resources;
  if (instance) return rds.ProxyTarget.fromInstance(instance);
  return rds.ProxyTarget.fromCluster(cluster ?? rds.DatabaseCluster.fromDatabaseClusterAttributes(scope, 'ProxiedCluster', {
    clusterIdentifier: multiAzCluster!.ref, engine: auroraEngine(ENGINE_VERSION), port: DATABASE_PORT, securityGroups: [securityGroup],
  }));
}

/** A read-only endpoint needs a cluster with readers; read replicas of an instance are beyond the proxy. */
function readerHost(scope: Construct, { network, tier }: PostgresParts, dbProxy: rds.IDatabaseProxy, group: ec2.ISecurityGroup): string {
  const { readers, resources } = tier.database;
  if (readers.length === 0 || resources.instance) return dbProxy.endpoint;
  return new rds.DatabaseProxyEndpoint(scope, 'ReadOnlyProxyEndpoint', {
    dbProxy, vpc: network.vpc, vpcSubnets: network.serviceSubnets, securityGroups: [group], targetRole: rds.ProxyEndpointTargetRole.READ_ONLY,
  }).endpoint;
}

/** The proxy counts in microseconds, and a store in seconds. */
function waitInSeconds(latency: cloudwatch.Metric, { label, color }: cloudwatch.MetricOptions = {}): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression: `latency / ${MICROSECONDS}`, usingMetrics: { latency }, label: label ?? 'wait for a connection', color, period: latency.period });
}

function pinningAlarm(scope: Construct, proxy: rds.DatabaseProxy): cloudwatch.Alarm {
  // Each node of the proxy reports its own: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.monitoring.html
  const overNodes = { period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM };
  return new cloudwatch.Alarm(scope, 'PinnedSessionsAlarm', {
    alarmDescription: 'More than a twentieth of the sessions keep a connection of RDS Proxy to themselves: look for SET, PREPARE and temporary tables.',
    metric: new cloudwatch.MathExpression({
      expression: 'IF(clients > 0, pinned / clients, 0)',
      usingMetrics: { pinned: metricOf(proxy, 'DatabaseConnectionsCurrentlySessionPinned', overNodes), clients: metricOf(proxy, 'ClientConnections', overNodes) },
      period: overNodes.period,
    }),
    threshold: PINNED_SHARE,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
