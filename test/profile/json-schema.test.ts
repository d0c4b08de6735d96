import { readFileSync } from 'node:fs';
import { renderJsonSchema, SCHEMA_FILE } from '../../scripts/generate-json-schema';

test('schemas/profile.schema.json is what scripts/generate-json-schema.ts writes', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(renderJsonSchema());
});

test('every definition and field is described', () => {
  const { definitions } = JSON.parse(renderJsonSchema());
  const described = Object.values<any>(definitions).flatMap((definition) => [definition, ...Object.values<any>(definition.properties)]);
  expect(described.filter(({ description }) => !description)).toEqual([]);
});
