import { createHash } from 'crypto';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { RULESET_VERSION } from './ruleset-version';

/** A digest of the engine and its design. Prices are no part of it: a new price list must not touch a deployed resource. */
export function hashOf(engine: Engine | undefined, dynamodb: DynamoDbDesign, postgres: PostgresDesign): string {
  const { cost, ...design } = engine === Engine.DYNAMODB ? dynamodb : postgres;
  return createHash('sha256').update(JSON.stringify([RULESET_VERSION, engine, design])).digest('hex').slice(0, 16);
}
