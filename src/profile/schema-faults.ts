import { z } from 'zod';
import { didYouMean } from './checks/suggestion';
import { pathOf, shown } from './checks/wording';
import { ProfileFault } from './invalid-profile-error';
import { PROFILE_SHAPE } from './schema-shape';

/** Puts what the schema found into the words of the profile. */
export function shapeFaults(error: z.ZodError): ProfileFault[] {
  const faults = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownFields(issue.path, issue.keys) : [faultOf(issue)]);
  return [...new Map(faults.map((fault) => [`${fault.path}\n${fault.message}`, fault])).values()];
}

function unknownFields(path: readonly PropertyKey[], keys: readonly string[]): ProfileFault[] {
  const fields = fieldsAt(path);
  return keys.map((key) => ({
    path: pathOf([...path, key]),
    message: `unknown field${didYouMean(key, fields) || `; allowed are ${fields.join(', ')}`}`,
  }));
}

function faultOf(issue: z.core.$ZodIssue): ProfileFault {
  if (issue.code === 'invalid_key') {
    return { path: pathOf(issue.path.slice(0, -1)), message: `got the name ${shown(issue.path.at(-1))}, allowed is ${issue.issues[0].message}` };
  }
  const path = pathOf(issue.path);
  if (issue.input === undefined) return { path, message: `missing; give ${issue.message}` };
  const field = issue.input === null && issue.path.length > 0 ? '; leave the field out if it is unknown' : '';
  const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return { path, message: `got ${shown(issue.input)}, allowed is ${issue.message}${field}${didYouMean(issue.input, known)}` };
}

/** The fields of the mapping that belongs at a path. */
function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = PROFILE_SHAPE;
  for (const key of path) schema = unwrapped(below(schema, key));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function below(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[key as string];
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
