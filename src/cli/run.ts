import { readFileSync } from 'fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { decide, DecideOptions } from '../decision/decide';
import { EngineOverride, Outcome } from '../decision/decision';
import { Settlement } from '../decision/settlement';
import { Engine } from '../profile/engine';
import { InvalidProfileError } from '../profile/invalid-profile-error';
import { AccessPatternProfiles, parseProfile } from '../profile/load';
import { explanationOf, explanationOfFaults } from '../report/explanation';
import { toHtml } from '../report/html';
import { toMarkdown } from '../report/markdown';
import { toTerminal } from '../report/terminal';
import { THRESHOLD_DEFAULTS } from '../rules/threshold-defaults';
import { Thresholds } from '../rules/thresholds';

/** Exit codes of `explain`. */
const DECIDED = 0;
const INVALID = 1;
const CONFLICT = 2;

interface ExplainFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly region?: string;
  readonly threshold: Thresholds;
  readonly override?: EngineOverride;
}

/** Where the command writes; a test hands in its own. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

const STANDARD: Streams = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };

/** Runs the command line and returns the exit code. */
export function run(args: readonly string[], streams: Streams = STANDARD): number {
  let code = DECIDED;
  const program = new Command('cdk-data-store').exitOverride().configureOutput({ writeOut: streams.out, writeErr: streams.err });
  program.command('explain')
    .description('decide between Postgres and DynamoDB for a profile, and say why')
    .argument('<profile>', 'a .yaml or .json file, or - for standard input')
    .addOption(new Option('--format <format>').choices(['text', 'json', 'markdown', 'html']).default('text'))
    .option('--region <region>', 'the Region whose prices count')
    .option('--threshold <name=value>', 'a threshold of your own; may be repeated', addThreshold, {})
    .option('--override <engine=reason>', 'build this engine all the same, for this reason', toOverride)
    .action((path: string, flags: ExplainFlags) => { code = explain(path, flags, streams); });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DECIDED : INVALID;
    throw error;
  }
  return code;
}

function explain(path: string, flags: ExplainFlags, streams: Streams): number {
  const options: DecideOptions = { thresholds: flags.threshold, region: flags.region, override: flags.override };
  try {
    const profile = path === '-' ? parseProfile(readFileSync(0, 'utf8'), 'standard input') : AccessPatternProfiles.fromFile(path);
    const settlement = decide(profile, options);
    streams.out(print(settlement, path === '-' ? 'standard input' : path, flags.format));
    return settlement.outcome === Outcome.CONFLICT ? CONFLICT : DECIDED;
  } catch (error) {
    if (!(error instanceof InvalidProfileError)) throw error;
    if (flags.format === 'json') streams.out(toJson(explanationOfFaults(error.faults)));
    else streams.err(`${error.message}\n`);
    return INVALID;
  }
}

function print(settlement: Settlement, title: string, format: ExplainFlags['format']): string {
  switch (format) {
    case 'json': return toJson(explanationOf(settlement));
    case 'markdown': return toMarkdown(settlement);
    case 'html': return toHtml(settlement);
    default: return toTerminal(settlement, title);
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function addThreshold(text: string, before: Thresholds): Thresholds {
  const [name, value] = text.split('=');
  if (!(name in THRESHOLD_DEFAULTS)) {
    throw new InvalidArgumentError(`unknown threshold '${name}'; allowed: ${Object.keys(THRESHOLD_DEFAULTS).join(', ')}`);
  }
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError(`'${value}' is no number above 0; write ${name}=30000`);
  return { ...before, [name]: number };
}

function toOverride(text: string): EngineOverride {
  const [engine, ...reason] = text.split('=');
  const known = Object.values(Engine).find((each) => each === engine);
  if (!known) throw new InvalidArgumentError(`unknown engine '${engine}'; allowed: ${Object.values(Engine).join(', ')}`);
  if (reason.join('=').trim() === '') throw new InvalidArgumentError(`a reason is missing; write ${engine}=REASON`);
  return { engine: known, reason: reason.join('=') };
}
