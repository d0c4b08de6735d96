import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { PROFILE_SHAPE } from '../src/profile/schema-shape';
import { FieldDocs, structDocs } from './struct-docs';

const ROOT = resolve(__dirname, '..');
const STRUCTS = join(ROOT, 'src/profile/access-pattern-profile.ts');
const ID = 'https://raw.githubusercontent.com/cdk-data-store/cdk-data-store/main/schemas/profile.schema.json';

export const SCHEMA_FILE = join(ROOT, 'schemas/profile.schema.json');

interface Definition {
  description?: string;
  properties: Record<string, Record<string, unknown>>;
}

/** The text of schemas/profile.schema.json: the shape from zod, the words from the structs' docstrings. */
export function renderJsonSchema(): string {
  // Draft 7 is the newest that the YAML and JSON language servers of editors support in full.
  const { $schema, ...schema } = z.toJSONSchema(PROFILE_SHAPE, { io: 'input', target: 'draft-07' });
  const definitions = schema.definitions as unknown as Record<string, Definition>;
  const docs = structDocs(STRUCTS);
  for (const [name, definition] of Object.entries(definitions)) describe(definition, docs[name]);
  definitions.AccessPatternProfile.properties.$schema = { type: 'string', description: 'This schema, for editors; of no meaning to the profile.' };
  return `${JSON.stringify({ $schema, $id: ID, title: 'Access pattern profile', ...schema }, null, 2)}\n`;
}

function describe(definition: Definition, docs: FieldDocs): void {
  definition.description = docs.description;
  for (const [field, property] of Object.entries(definition.properties)) {
    definition.properties[field] = { description: docs.fields[field], ...property };
  }
}

if (require.main === module) {
  mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
  writeFileSync(SCHEMA_FILE, renderJsonSchema());
}
