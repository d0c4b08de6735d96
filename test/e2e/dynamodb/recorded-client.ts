import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localClient } from './dynamodb-local';

/** A document client that remembers the names of the commands it sent. */
export interface RecordedClient {
  readonly documents: DynamoDBDocumentClient;
  readonly sent: string[];
}

/** Records at the last step before the wire, so that nothing is missed. */
export function recordedClient(endpoint: string): RecordedClient {
  const client = localClient(endpoint);
  const sent: string[] = [];
  client.middlewareStack.add((next, context) => async (args) => {
    sent.push(`${context.commandName}`);
    return next(args);
  }, { step: 'finalizeRequest', name: 'recordCommands' });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { documents, sent };
}
