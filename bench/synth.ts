// How long an app takes to synthesize, as a whole process, beside a hand-written app that makes the same resources.
//   npx tsx bench/synth.ts [example…]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compile } from './compile';

const EXAMPLES = ['quick-start', 'saas-orders', 'internal-tool', 'sessions', 'telemetry', 'global-preferences'];
const ROUNDS = 11;
const ROUNDS_WITH_VALIDATION = 7;
/** The aim: at most so many times the hand-written app. */
const AIM = 1.10;
/** Resource types of which the two sides may differ, and why. */
const MAY_DIFFER: Readonly<Record<string, string>> = {};

/** What the CLI gives to every app, besides the context of cdk.json. */
const CLI_CONTEXT = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:version-reporting': true };

type Side = 'example' | 'hand-written';
type Resources = Readonly<Record<string, number>>;

interface Comparison {
  /** Of every synth, in ascending order. */
  readonly seconds: Readonly<Record<Side, readonly number[]>>;
  readonly ratio: number;
  readonly resources: Readonly<Record<Side, number>>;
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bench-synth-')));
try {
  run();
} finally {
  rmSync(folder, { recursive: true });
}

function run(): void {
  const examples = process.argv.length > 2 ? process.argv.slice(2) : EXAMPLES;
  compile(folder);
  console.log(`Node.js ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; medians of ${ROUNDS} synths a side, in turns`);
  console.log('example                 with the library (range)    hand-written (range)  ratio  resources');
  const ratios = examples.map((example) => print(example, compare(example, ROUNDS, false)));
  console.log(`with the offline template validator, ${ROUNDS_WITH_VALIDATION} synths a side:`);
  print(examples[0], compare(examples[0], ROUNDS_WITH_VALIDATION, true));
  const worst = Math.max(...ratios);
  console.log(`the worst ratio is ${worst.toFixed(2)}; the aim is ${AIM.toFixed(2)}: ${worst <= AIM ? 'met' : 'MISSED'}`);
}

function print(example: string, { seconds, ratio, resources }: Comparison): number {
  console.log([
    example.padEnd(20),
    inWords(seconds.example).padStart(24),
    inWords(seconds['hand-written']).padStart(22),
    ratio.toFixed(2).padStart(5),
    `${resources.example} and ${resources['hand-written']}`.padStart(11),
  ].join('  '));
  return ratio;
}

/** In turns, so that whatever else the machine does slows both sides; after one round that only warms the file cache. */
function compare(example: string, rounds: number, validation: boolean): Comparison {
  const resources = { 'example': resourcesOf(example, 'example'), 'hand-written': resourcesOf(example, 'hand-written') };
  requireSame(example, resources.example, resources['hand-written']);
  const times: Record<Side, number[]> = { 'example': [], 'hand-written': [] };
  for (let round = 0; round < rounds; round += 1) {
    const order: Side[] = round % 2 === 0 ? ['example', 'hand-written'] : ['hand-written', 'example'];
    for (const side of order) times[side].push(synth(example, side, validation));
  }
  for (const side of Object.values(times)) side.sort((a, b) => a - b);
  return {
    seconds: times,
    ratio: median(times.example) / median(times['hand-written']),
    resources: { 'example': total(resources.example), 'hand-written': total(resources['hand-written']) },
  };
}

/** Seconds from the start of the process to its end. */
function synth(example: string, side: Side, validation: boolean): number {
  const outdir = join(folder, 'cdk.out');
  rmSync(outdir, { recursive: true, force: true });
  const app = side === 'example' ? join('examples', example, 'app.js') : join('bench/hand-written', `${example}.js`);
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(folder, app)], { env: environment(example, outdir, validation), encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1_000;
  if (status !== 0) throw new Error(`${side} ${example} ended with ${status}:\n${stderr}`);
  return seconds;
}

function environment(example: string, outdir: string, validation: boolean): NodeJS.ProcessEnv {
  const { context } = JSON.parse(readFileSync(join(folder, 'examples', example, 'cdk.json'), 'utf8'));
  const { CDK_VALIDATION, ...inherited } = process.env;
  return {
    ...inherited,
    TMPDIR: folder,
    CDK_OUTDIR: outdir,
    CDK_CONTEXT_JSON: JSON.stringify({ ...CLI_CONTEXT, ...context }),
    ...(validation ? {} : { CDK_VALIDATION: 'false' }),
  };
}

/** Resources by type, of all templates of an app. */
function resourcesOf(example: string, side: Side): Resources {
  synth(example, side, false);
  const outdir = join(folder, 'cdk.out');
  if (!existsSync(outdir)) throw new Error(`${side} ${example} wrote no cloud assembly`);
  const types = readdirSync(outdir).filter((file) => file.endsWith('.template.json')).flatMap((file) => {
    const { Resources } = JSON.parse(readFileSync(join(outdir, file), 'utf8')) as { Resources: Record<string, { Type: string }> };
    return Object.values(Resources).map(({ Type }) => Type);
  });
  return types.reduce<Record<string, number>>((counts, type) => ({ ...counts, [type]: (counts[type] ?? 0) + 1 }), {});
}

/** Two apps that make different things cannot be compared. */
function requireSame(example: string, ours: Resources, theirs: Resources): void {
  const types = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const differences = types
    .filter((type) => ours[type] !== theirs[type] && !(type in MAY_DIFFER))
    .map((type) => `- ${type}: ${ours[type] ?? 0} in the example, ${theirs[type] ?? 0} in the hand-written app`);
  if (differences.length > 0) throw new Error([`${example}: the two apps make different resources`, ...differences].join('\n'));
}

function total(resources: Resources): number {
  return Object.values(resources).reduce((sum, count) => sum + count, 0);
}

function inWords(sorted: readonly number[]): string {
  return `${median(sorted).toFixed(2)} s (${sorted[0].toFixed(2)}–${sorted[sorted.length - 1].toFixed(2)})`;
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)];
}
