import { readFileSync } from 'fs';
import { decide } from '../decision/decide';
import { Outcome } from '../decision/decision';
import { Settlement } from '../decision/settlement';
import { AccessPatternProfile } from '../profile/access-pattern-profile';
import { faultList, InvalidProfileError, ProfileFault } from '../profile/invalid-profile-error';
import { AccessPatternProfiles, parseProfile } from '../profile/load';
import { explanationOf, explanationOfFaults } from '../report/explanation';
import { toHtml } from '../report/html';
import { toMarkdown } from '../report/markdown';
import { printable, printableJson } from '../report/printable';
import { toTerminal } from '../report/terminal';
import { ExplainFlags, readOptions } from './explain-options';
import { Streams } from './streams';

/** Exit codes of `explain`. */
export const DECIDED = 0;
export const INVALID = 1;
export const CONFLICT = 2;

/** Evaluates a profile without a stack, prints the result on standard output and returns the exit code. */
export function explain(path: string, flags: ExplainFlags, streams: Streams): number {
  const { options, faults } = readOptions(flags);
  const { profile, error } = read(path);
  if (profile === undefined || faults.length > 0) return refuse(faults, error, flags, streams);
  const settlement = decide(profile, options);
  streams.out(print(settlement, nameOf(path), flags, streams));
  return settlement.outcome === Outcome.CONFLICT ? CONFLICT : DECIDED;
}

function read(path: string): { profile?: AccessPatternProfile; error?: InvalidProfileError } {
  try {
    return { profile: path === '-' ? parseProfile(standardInput(), nameOf(path)) : AccessPatternProfiles.fromFile(path) };
  } catch (error) {
    if (error instanceof InvalidProfileError) return { error };
    throw error;
  }
}

function standardInput(): string {
  try {
    return readFileSync(0, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InvalidProfileError([{ path: nameOf('-'), message: `cannot be read (${code}); pipe a profile into it, or give the path of a file` }]);
  }
}

/** Says what is wrong with the command line and with the profile, all at once. */
function refuse(faults: readonly ProfileFault[], error: InvalidProfileError | undefined, { format }: ExplainFlags, streams: Streams): number {
  if (format === 'json') {
    streams.out(printableJson(explanationOfFaults([...faults, ...error?.faults ?? []])));
  } else {
    const messages = [...(faults.length > 0 ? [faultList('command line', faults)] : []), ...(error ? [error.message] : [])];
    streams.err(messages.map((message) => `${printable(message)}\n`).join(''));
  }
  return INVALID;
}

function print(settlement: Settlement, title: string, { format }: ExplainFlags, { columns, colour }: Streams): string {
  switch (format) {
    case 'json': return printableJson({ ...explanationOf(settlement), accessMap: settlement.accessMap });
    case 'markdown': return toMarkdown(settlement, title);
    case 'html': return toHtml(settlement, title);
    default: return toTerminal(settlement, title, { columns, colour });
  }
}

function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}
