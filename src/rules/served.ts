import { Access } from '../profile/access';
import { Evidence } from './rule';

/** Whether some key or index of the DynamoDB draft serves the pattern. */
export function isServed({ dynamodbCoverage }: Evidence, access: Access): boolean {
  return dynamodbCoverage.get(access.name)?.servedBy !== undefined;
}

/** Why the DynamoDB draft serves the pattern, or cannot. */
export function whyOf({ dynamodbCoverage }: Evidence, access: Access): string {
  return dynamodbCoverage.get(access.name)?.why ?? 'the draft has no line for it';
}
