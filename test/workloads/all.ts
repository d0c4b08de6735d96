import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const EXAMPLES = join(__dirname, '../../examples');

/** Every narrated workload and every example that has its profile in a file, by name. */
export const PROFILES: ReadonlyMap<string, unknown> = new Map([
  ...readdirSync(__dirname).filter((file) => file.endsWith('.yaml')).map((file): [string, unknown] =>
    [file, parse(readFileSync(join(__dirname, file), 'utf8')).profile]),
  ...['saas-orders', 'sessions', 'telemetry', 'internal-tool', 'global-preferences'].map((name): [string, unknown] =>
    [`examples/${name}`, parse(readFileSync(join(EXAMPLES, name, 'profile.yaml'), 'utf8'))]),
]);
