import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

const { EXAMPLES, synth } = jest.requireActual<{
  EXAMPLES: string[];
  synth(example: string, out: string, options: object): { status: number; stdout: string; stderr: string };
}>('../../../scripts/steps');

const ENGINES: Record<string, string> = {
  'quick-start': 'postgres',
  'saas-orders': 'postgres',
  'sessions': 'dynamodb',
  'telemetry': 'dynamodb',
  'internal-tool': 'postgres',
  'global-preferences': 'dynamodb',
  'orders-beside-table': 'postgres',
  'two-regions': 'postgres',
  'disagree': 'dynamodb',
};

test('every example has an expected engine', () => expect(Object.keys(ENGINES)).toEqual(EXAMPLES));

describe.each(EXAMPLES)('%s', (example) => {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  afterAll(() => rmSync(out, { recursive: true }));

  test('is synthesized by the CDK CLI, with the template validator as errors and the decision off standard output', () => {
    const { status, stdout, stderr } = synth(example, out, { stdio: 'pipe' });
    expect({ status, stdout, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(stderr).toMatch(/Postgres|DynamoDB/);
  });

  test('chooses the engine that its story tells', () => {
    const [decision] = decisions(out);
    expect(decision).toMatchObject({ outcome: 'decided', engine: ENGINES[example] });
  });

  test('leaves nothing of cdk-nag\'s AwsSolutions pack unacknowledged', () => {
    const { app } = jest.requireActual<{ app: App }>(`../../../examples/${example}/app`);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });
});

function decisions(folder: string): any[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => Object.values(JSON.parse(readFileSync(join(folder, file), 'utf8')).Metadata?.['cdk-data-store'] ?? {}));
}
