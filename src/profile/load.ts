import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { ErrorCode, isMap, LineCounter, parseDocument, YAMLError } from 'yaml';
import { AccessPatternProfile } from './access-pattern-profile';
import { InvalidProfileError, ProfileFault } from './invalid-profile-error';
import { checkProfile } from './schema';

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Reads access pattern profiles. */
export class AccessPatternProfiles {
  /**
   * Reads a profile from a file and checks it.
   *
   * Throws an error that lists every fault if the file cannot be read, is not YAML or JSON, or holds an invalid profile.
   *
   * @param path a `.yaml`, `.yml` or `.json` file; a relative path starts at the working directory
   */
  public static fromFile(path: string): AccessPatternProfile {
    if (existsSync(path) && statSync(path).isDirectory()) {
      throw unreadable(path, `got a directory, allowed is a file named ${EXTENSIONS.join(', ')}; give the path of a profile in it`);
    }
    if (!EXTENSIONS.includes(extname(path).toLowerCase())) {
      throw unreadable(path, `got a file named '${extname(path)}', allowed are ${EXTENSIONS.join(', ')}; rename or convert it`);
    }
    return parseProfile(textOf(path), path);
  }

  private constructor() {}
}

/**
 * Reads a profile from a text and checks it. JSON is YAML, so both are read by the same parser.
 *
 * @param source what errors call it, such as the name of a file
 * @throws InvalidProfileError
 */
export function parseProfile(text: string, source: string): AccessPatternProfile {
  try {
    return checkProfile(dataOf(text));
  } catch (error) {
    if (error instanceof InvalidProfileError) throw new InvalidProfileError(error.faults, source);
    throw error;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw unreadable(path, `no such file, looked in ${process.cwd()}; correct the path`);
    throw unreadable(path, `cannot be read (${code}); give the path of a file that may be read`);
  }
}

function dataOf(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // A parser that is off the track finds a fault in whatever follows: the first one alone is the profile's.
  const [problem] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (problem) throw new InvalidProfileError([syntaxFault(problem, lines)]);
  // The place of the JSON schema is a note to editors, not a part of the profile.
  if (isMap(document.contents)) document.delete('$schema');
  try {
    return document.toJS();
  } catch (error) {
    throw new InvalidProfileError([{ path: 'profile', message: `its aliases cannot be resolved: ${sentence(error as Error)}` }]);
  }
}

function syntaxFault(problem: YAMLError, lines: LineCounter): ProfileFault {
  const { line, col } = lines.linePos(problem.pos[0]);
  return { path: `line ${line}, column ${col}`, message: `${sentence(problem)}${REMEDIES[problem.code] ?? ''}` };
}

const QUOTE = '; a text that holds one of { } [ ] , : # must be in quotes';

/** What to change, where the parser's message does not say it. */
const REMEDIES: Partial<Readonly<Record<ErrorCode, string>>> = {
  UNEXPECTED_TOKEN: QUOTE, MISSING_CHAR: QUOTE, MULTIPLE_DOCS: '; give each profile a file of its own',
};

/** The parser's message in this library's style. */
function sentence({ message }: Error): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$|; please use .*$/, '');
}

function unreadable(path: string, message: string): InvalidProfileError {
  return new InvalidProfileError([{ path, message }]);
}
