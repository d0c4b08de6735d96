import { CfnElement, Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { DynamoDbBackupOptions } from './backup-options';

/** Longer than point-in-time recovery reaches back; a house number. */
const RETENTION = Duration.days(90);
/** AWS Backup developer guide, Lifecycle: what moves to cold storage stays there. */
const COLD_DAYS = 90;
/** AWS Backup API reference, CreateBackupPlan. */
const MAX_NAME_LENGTH = 50;

/** What backups are made of. */
export interface BackupPlanProps extends DynamoDbBackupOptions {
  readonly tables: readonly dynamodb.TableV2[];
  readonly encryptionKey?: kms.IKey;
}

/** A plan for the tables, with a role that can copy these and nothing else. */
export function buildBackupPlan(scope: Construct, props: BackupPlanProps): backup.BackupPlan {
  const vault = props.vault ?? new backup.BackupVault(scope, 'Vault', {
    encryptionKey: props.encryptionKey, removalPolicy: RemovalPolicy.RETAIN,
  });
  // AWS Backup refuses a plan that equals another: two stores with one vault would differ by nothing else.
  const backupPlanName = Names.uniqueResourceName(scope, { maxLength: MAX_NAME_LENGTH });
  const plan = new backup.BackupPlan(scope, 'Plan', { backupPlanName, backupVault: vault });
  plan.addRule(new backup.BackupPlanRule({
    scheduleExpression: props.schedule ?? events.Schedule.cron({ hour: '5', minute: '0' }),
    deleteAfter: props.retention ?? RETENTION,
    moveToColdStorageAfter: props.moveToColdStorageAfter,
  }));
  plan.addSelection('Tables', {
    resources: props.tables.map((table) => backup.BackupResource.fromDynamoDbTable(table)),
    role: backupRole(scope, props, vault),
    disableDefaultBackupPolicy: true,
  });
  return plan;
}

/** What is wrong with the times. */
export function backupFaults({ retention = RETENTION, moveToColdStorageAfter }: DynamoDbBackupOptions = {}): string[] {
  if (retention.isUnresolved() || moveToColdStorageAfter?.isUnresolved()) return ['dynamoDb.backup: retention must be known at synth'];
  const days = retention.toDays({ integral: false });
  const cold = moveToColdStorageAfter?.toDays({ integral: false });
  const faults = [...wholeDays('retention', days), ...wholeDays('moveToColdStorageAfter', cold)];
  if (cold !== undefined && days < cold + COLD_DAYS) {
    faults.push(`dynamoDb.backup: a backup stays in cold storage for ${COLD_DAYS} days, got ${days} days of retention and `
      + `moveToColdStorageAfter of ${cold}; keep it ${cold + COLD_DAYS} days or more`);
  }
  return faults;
}

function wholeDays(name: string, days: number | undefined): string[] {
  return days === undefined || (Number.isInteger(days) && days >= 1) ? []
    : [`dynamoDb.backup.${name}: got ${days} days, allowed is a whole number of days, one or more`];
}

/**
 * The statements of AWS's own AWSBackupServiceRolePolicyForBackup that DynamoDB needs, on these tables
 * (AWS Managed Policy Reference Guide; DynamoDB developer guide, AWS Backup).
 */
function backupRole(scope: Construct, { tables, encryptionKey }: BackupPlanProps, vault: backup.IBackupVault): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('backup.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const arns = tables.map((table) => table.tableArn);
  const allow = (actions: string[], resources: string[]) => role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
  allow(['dynamodb:CreateBackup', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'], arns);
  allow(['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'], arns.map((arn) => `${arn}/backup/*`));
  allow(['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], [vault.backupVaultArn]);
  if (encryptionKey) allowKeyOfVault(role, encryptionKey);
  for (const table of tables) acknowledgeBackups(role, table);
  return role;
}

function acknowledgeBackups(role: iam.Role, table: dynamodb.TableV2): void {
  const id = Stack.of(table).getLogicalId(table.node.defaultChild as CfnElement);
  acknowledge(role, { [`AwsSolutions-IAM5[Resource::<${id}.Arn>/backup/*]`]: 'the backups of a table get their names from AWS' });
}

/** AWS Backup works with the key through grants of its own. */
function allowKeyOfVault(role: iam.Role, key: kms.IKey): void {
  key.grant(role, 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey');
  role.addToPolicy(new iam.PolicyStatement({
    actions: ['kms:CreateGrant'], resources: [key.keyArn], conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  }));
}
