import { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localClient } from './dynamodb-local';

/** A command that went over the wire. */
export interface Sent {
  readonly command: string;
  /** What the table or tables consumed. */
  readonly tableUnits: number;
  /** What each index consumed. */
  readonly indexUnits: Readonly<Record<string, number>>;
  /** Items that a read looked at, whether or not it returned them. */
  readonly scanned: number;
}

/** A document client that remembers the commands it sent. */
export interface RecordedClient {
  readonly documents: DynamoDBDocumentClient;
  readonly sent: Sent[];
}

/** Records around the wire, so that nothing is missed; every request asks what it consumed. */
export function recordedClient(endpoint: string): RecordedClient {
  const client = localClient(endpoint);
  const sent: Sent[] = [];
  client.middlewareStack.add((next) => async (args) => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } }), {
    step: 'initialize', name: 'askCapacity',
  });
  client.middlewareStack.add((next, context) => async (args) => {
    const command = `${context.commandName}`.replace(/Command$/, '');
    try {
      const result = await next(args);
      sent.push(sentOf(command, result.output));
      return result;
    } catch (error) {
      sent.push(sentOf(command, {}));
      throw error;
    }
  }, { step: 'initialize', name: 'recordCommands' });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { documents, sent };
}

function sentOf(command: string, output: any): Sent {
  const consumed: ConsumedCapacity[] = [output.ConsumedCapacity ?? []].flat();
  const indexUnits: Record<string, number> = {};
  for (const { GlobalSecondaryIndexes = {} } of consumed) {
    for (const [name, { CapacityUnits = 0 }] of Object.entries(GlobalSecondaryIndexes)) indexUnits[name] = (indexUnits[name] ?? 0) + CapacityUnits;
  }
  return {
    command,
    tableUnits: consumed.reduce((sum, { Table }) => sum + (Table?.CapacityUnits ?? 0), 0),
    indexUnits,
    scanned: output.ScannedCount ?? 0,
  };
}
