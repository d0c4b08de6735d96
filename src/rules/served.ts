import { coverageOf } from '../designs/coverage';
import { Access } from '../profile/access';
import { Evidence } from './rule';

/** Whether some key or index of the DynamoDB draft serves the pattern. */
export function isServed({ dynamodb }: Evidence, access: Access): boolean {
  return coverageOf(dynamodb.coverage, access.name)?.servedBy !== undefined;
}

/** Why the DynamoDB draft serves the pattern, or cannot. */
export function whyOf({ dynamodb }: Evidence, access: Access): string {
  return coverageOf(dynamodb.coverage, access.name)?.why ?? 'the draft has no line for it';
}
