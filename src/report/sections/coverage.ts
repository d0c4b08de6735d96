import { Decision } from '../../decision/decision';
import { Engine } from '../../profile/engine';
import { Block, table } from '../report';

/** Which key or index of each design serves a pattern, and why where none does. */
export function coverageBlocks({ coverage }: Decision): Block[] {
  const patterns = [...new Set(coverage.map(({ pattern }) => pattern))];
  const cells = new Map(coverage.map(({ engine, pattern, servedBy, why }) =>
    [`${engine} ${pattern}`, servedBy === undefined ? `not served: ${why}` : `${servedBy}: ${why}`]));
  return table(['access pattern', 'in Postgres', 'in DynamoDB'], patterns.map((pattern) => [
    pattern, ...[Engine.POSTGRES, Engine.DYNAMODB].map((engine) => cells.get(`${engine} ${pattern}`) ?? ''),
  ]));
}
