import { createHash } from 'crypto';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { RULESET_VERSION } from './ruleset-version';

/**
 * A digest of the engine, of what is built for it and of what serves each pattern. Prices and wording are no part of it: a new
 * price list must not touch a deployed resource.
 */
export function hashOf(engine: Engine | undefined, dynamodb: DynamoDbDesign, postgres: PostgresDesign): string {
  const { cost, coverage, ...built } = engine === Engine.DYNAMODB ? dynamodb : postgres;
  return createHash('sha256').update(JSON.stringify([RULESET_VERSION, engine, built, coverage.map(({ pattern, servedBy }) => [pattern, servedBy])])).digest('hex').slice(0, 16);
}
