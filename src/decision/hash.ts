import { createHash } from 'crypto';
import { DynamoDbDesign } from '../designs/dynamodb/dynamodb-design';
import { PostgresDesign } from '../designs/postgres/postgres-design';
import { Engine } from '../profile/engine';
import { RULESET_VERSION } from './ruleset-version';

/** What a design says of itself. */
const WORDS: ReadonlySet<string> = new Set(['because', 'why', 'notes']);

/**
 * A digest of the engine, of what is built for it and of what serves each pattern. The order of patterns, prices and wording are no part of it: a new
 * price list must not touch a deployed resource.
 */
export function hashOf(engine: Engine | undefined, dynamodb: DynamoDbDesign, postgres: PostgresDesign): string {
  const { cost, coverage, ...built } = engine === Engine.DYNAMODB ? dynamodb : postgres;
  const served = coverage.map(({ pattern, servedBy }) => `${pattern}\n${servedBy}`).sort();
  return createHash('sha256').update(JSON.stringify([RULESET_VERSION, engine, built, served], withoutWords)).digest('hex').slice(0, 16);
}

function withoutWords(key: string, value: unknown): unknown {
  return WORDS.has(key) ? undefined : value;
}
