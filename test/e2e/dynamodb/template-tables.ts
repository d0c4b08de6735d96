import {
  AttributeDefinition, CreateTableCommand, CreateTableCommandInput, DynamoDBClient, GlobalSecondaryIndex, KeySchemaElement,
  StreamViewType, UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';

/** What matters here of an AWS::DynamoDB::GlobalTable. */
interface GlobalTableProperties {
  readonly KeySchema: KeySchemaElement[];
  readonly AttributeDefinitions: AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: GlobalSecondaryIndex[];
  readonly StreamSpecification?: { readonly StreamViewType: StreamViewType };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean };
}

/** A synthesized CloudFormation template. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

/** The request that makes a table as the template declares it; it pays on demand, since throughput is of no interest here. */
export function createTableInput(template: Template, logicalId: string, tableName: string): CreateTableCommandInput {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } = propertiesOf(template, logicalId);
  return {
    TableName: tableName,
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(({ IndexName, KeySchema: keys, Projection }) => ({ IndexName, KeySchema: keys, Projection })),
    StreamSpecification: StreamSpecification && { StreamEnabled: true, StreamViewType: StreamSpecification.StreamViewType },
    BillingMode: 'PAY_PER_REQUEST',
  };
}

/** Makes a table of the template, with its time to live. */
export async function createTable(client: DynamoDBClient, template: Template, logicalId: string, tableName: string): Promise<void> {
  await client.send(new CreateTableCommand(createTableInput(template, logicalId, tableName)));
  const { TimeToLiveSpecification: ttl } = propertiesOf(template, logicalId);
  if (ttl?.AttributeName === undefined) return;
  await client.send(new UpdateTimeToLiveCommand({
    TableName: tableName,
    TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled },
  }));
}

function propertiesOf(template: Template, logicalId: string): GlobalTableProperties {
  const resource = template.Resources[logicalId];
  if (resource?.Type !== 'AWS::DynamoDB::GlobalTable') throw new Error(`${logicalId} is ${resource?.Type ?? 'missing'}, not a GlobalTable`);
  return resource.Properties as GlobalTableProperties;
}
