import { builtTables } from '../../designs/dynamodb/collections';
import { DynamoDbDesign } from '../../designs/dynamodb/dynamodb-design';
import { backupFaults } from './backup-plan';
import { DynamoDbOptions } from './dynamodb-options';
import { within } from './feed-faults';

/** Everything that is wrong with the settings by themselves. */
export function optionFaults(design: DynamoDbDesign, options: DynamoDbOptions, hasCustomerKey: boolean): string[] {
  const days = Object.entries(options.replicas ?? {}).flatMap(([region, { recoveryPeriodInDays }]) =>
    within(`dynamoDb.replicas.${region}.recoveryPeriodInDays`, recoveryPeriodInDays, 1, 35));
  return [
    ...atLeastOne('launchFactor', options.launchFactor),
    ...atLeastOne('maxThroughputFactor', options.maxThroughputFactor),
    ...within('dynamoDb.targetUtilizationPercent', options.targetUtilizationPercent, 20, 90),
    ...within('dynamoDb.recoveryPeriodInDays', options.recoveryPeriodInDays, 1, 35),
    ...days,
    ...(options.encryption !== undefined && hasCustomerKey
      ? [`dynamoDb.encryption: got '${options.encryption}', and encryptionKey makes it a customer managed key; give one of the two`] : []),
    ...policyFaults(design, options),
    ...backupFaults(options.backup),
  ];
}

function atLeastOne(name: string, value: number | undefined): string[] {
  return value === undefined || (Number.isFinite(value) && value >= 1) ? [] : [`dynamoDb.${name}: got ${value}, allowed is 1 or more`];
}

function policyFaults({ tables }: DynamoDbDesign, { resourcePolicies = {} }: DynamoDbOptions): string[] {
  const known = builtTables(tables).map((table) => table.name);
  return Object.keys(resourcePolicies).filter((name) => !known.includes(name)).map((name) =>
    `dynamoDb.resourcePolicies: unknown table '${name}'; there are ${known.join(', ')}`);
}
