import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Emulator } from './emulator';

const ROOT = resolve(__dirname, '../../..');
const CLI = join(ROOT, 'node_modules/.bin/cdk');
const TIMEOUT_MS = 180_000;

/** What the CDK CLI is started with: templates are validated elsewhere, and nothing but the emulator is called. */
const QUIET = { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', JSII_DEPRECATED: 'quiet' };

/** What of a template is looked at here. */
export interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: any; readonly DeletionPolicy?: string }>;
}

/** The CDK CLI, with the emulator in the place of AWS. */
export class Cdk {
  constructor(private readonly emulator: Emulator) {}

  /** Makes what the CLI itself needs: the bucket of assets and its roles. */
  public bootstrap(): void {
    this.run(['bootstrap', 'aws://000000000000/us-east-1'], ROOT);
  }

  /** Synthesizes an app into a folder. */
  public synth(app: string): string {
    const out = mkdtempSync(join(tmpdir(), 'assembly-'));
    const tsx = join(ROOT, 'node_modules/.bin/tsx');
    const command = `${tsx} --tsconfig ${join(ROOT, 'examples/tsconfig.json')} ${join(ROOT, app)}`;
    this.run(['synth', '--quiet', '--version-reporting', 'false', '--app', command, '--output', out], ROOT);
    return out;
  }

  /** Deploys an assembly's only stack and returns its outputs. */
  public deploy(assembly: string): Record<string, string> {
    const file = join(assembly, 'outputs-of-the-test.json');
    this.run(['deploy', '--all', '--app', assembly, '--require-approval', 'never', '--outputs-file', file], assembly);
    return Object.values(JSON.parse(readFileSync(file, 'utf8')))[0] as Record<string, string>;
  }

  public destroy(assembly: string): void {
    this.run(['destroy', '--all', '--force', '--app', assembly], assembly);
  }

  private run(args: string[], cwd: string): void {
    const { status, stdout, stderr, error } = spawnSync(CLI, [...args, '--no-notices'], {
      cwd, encoding: 'utf8', timeout: TIMEOUT_MS, env: { PATH: process.env.PATH, HOME: this.emulator.folder, ...QUIET, ...this.emulator.environment },
    });
    if (status !== 0) throw new Error(`cdk ${args.join(' ')}: ${error ?? status}\n${stdout}\n${stderr}`);
  }
}

/** The template of an assembly's only stack. */
export function templateOf(assembly: string): Template {
  return JSON.parse(readFileSync(templateFile(assembly), 'utf8'));
}

/** Takes out what the emulator cannot make, and returns the types taken out; docs/guides/what-was-not-deployed.md lists them. */
export function takeOutUnsupported(assembly: string): string[] {
  const template = templateOf(assembly);
  const unsupported = Object.entries(template.Resources).filter(([, { Type, Properties }]) =>
    Type === 'AWS::CloudWatch::Alarm' && Properties.Metrics !== undefined);
  for (const [logicalId] of unsupported) delete template.Resources[logicalId];
  writeFileSync(templateFile(assembly), JSON.stringify(template));
  return unsupported.map(([, { Type }]) => Type);
}

/** The name of an assembly's only stack. */
export function stackNameOf(assembly: string): string {
  return basename(templateFile(assembly), '.template.json');
}

/** Removes an assembly. */
export function discard(assembly: string): void {
  if (existsSync(assembly)) rmSync(assembly, { recursive: true });
}

function templateFile(assembly: string): string {
  return join(assembly, readdirSync(assembly).find((name) => name.endsWith('.template.json'))!);
}
