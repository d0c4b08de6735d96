import { Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { acknowledge, managedPolicyFinding } from '../acknowledge';
import { PgBouncer } from '../pgbouncer/pgbouncer';

const WRITES_LOGS = managedPolicyFinding('service-role/AWSLambdaBasicExecutionRole');
const JOINS_VPC = managedPolicyFinding('service-role/AWSLambdaVPCAccessExecutionRole');

/** The parts of a Postgres store in which cdk-nag finds something. */
export interface AcknowledgedParts {
  readonly database: Construct;
  readonly bootstrap: Construct;
  /** Undefined when it is another one, or none. */
  readonly pooler?: PgBouncer;
  readonly rotation: Construct;
}

/** Answers what cdk-nag finds in a Postgres store, each where it is found. */
export function acknowledgePostgres(design: PostgresDesign, { database, bootstrap, pooler, rotation }: AcknowledgedParts): void {
  acknowledgeDatabase(database, design);
  acknowledgeFunctions(bootstrap);
  acknowledgeFunctions(rotation);
  acknowledge(rotation, { 'AwsSolutions-IAM5[Resource::*]': 'secretsmanager:GetRandomPassword knows no resource' });
  if (pooler) acknowledgePooler(pooler);
  acknowledgeLogRetention(database);
}

/** Answers what cdk-nag finds in a secondary Region: a database and a pooler, whose logins are rotated in the primary Region. */
export function acknowledgeSecondary(design: PostgresDesign, database: Construct, pooler: PgBouncer): void {
  acknowledgeDatabase(database, design);
  acknowledgePooler(pooler);
  acknowledgeLogRetention(database);
}

function acknowledgeDatabase(scope: Construct, design: PostgresDesign): void {
  acknowledge(scope, {
    'AwsSolutions-RDS11': 'the port is no secret: only the security groups of what connects reach it',
    [managedPolicyFinding('service-role/AmazonRDSEnhancedMonitoringRole')]: 'AWS keeps the policy of enhanced monitoring in step with the service',
  });
  if (design.options['postgres/deployment'] === 'rds-instance') {
    acknowledge(scope, { 'AwsSolutions-RDS3': 'the profile asks for a store that may be down, and a standby would double its price' });
  }
}

/** The pooler, wherever it stands. */
export function acknowledgePooler(pooler: PgBouncer): void {
  acknowledgeFunctions(pooler);
  acknowledge(pooler, {
    'AwsSolutions-ECS2': 'the environment holds names and ARNs; the program reads the secrets through the task role',
    'AwsSolutions-ELB2': 'access logs of a network load balancer cover TLS listeners alone, and this one passes TCP through',
    'AwsSolutions-SMG4': 'the certificate is renewed by its issuer every day it must; the authority stays, because clients trust it',
  });
  const { executionRole } = pooler.service.taskDefinition;
  if (executionRole) acknowledge(executionRole, { 'AwsSolutions-IAM5[Resource::*]': 'ecr:GetAuthorizationToken knows no resource' });
}

/** Functions that act on a deployment or on a schedule. */
function acknowledgeFunctions(scope: Construct): void {
  acknowledge(scope, {
    [WRITES_LOGS]: 'the function writes its own logs',
    [JOINS_VPC]: 'the function makes and removes its own network interfaces',
    'AwsSolutions-L1': 'the program is bundled for this version of Node.js, and tested with it',
    'AwsSolutions-SF1': 'the waiter of the provider framework of the CDK holds no data',
    'AwsSolutions-SF2': 'the waiter of the provider framework of the CDK holds no data',
  });
  for (const fn of scope.node.findAll().filter((child) => child instanceof CfnFunction)) {
    acknowledge(scope, {
      [`AwsSolutions-IAM5[Resource::<${Stack.of(fn).getLogicalId(fn)}.Arn>:*]`]: 'the provider framework of the CDK invokes any version of the function',
    });
  }
}

/** The CDK's own function that sets the retention of exported logs, one for the whole stack. */
function acknowledgeLogRetention(scope: Construct): void {
  for (const child of Stack.of(scope).node.children.filter(({ node }) => /^LogRetention[0-9a-f]{32}$/.test(node.id))) {
    acknowledge(child, {
      [WRITES_LOGS]: 'the function of the CDK writes its own logs',
      'AwsSolutions-IAM5[Resource::*]': 'the function of the CDK sets the retention of log groups that RDS has yet to make',
    });
  }
}
