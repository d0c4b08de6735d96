/** Where the command writes; a test hands in its own. */
export interface Streams {
  /** Columns of the terminal. Default: 100. */
  readonly columns?: number;
  /** Whether the terminal shows colours. Default: not. */
  readonly colour?: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** Standard output and error. Colours only for a terminal, and never against NO_COLOR (https://no-color.org). */
export function standardStreams(): Streams {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    columns: stdout.isTTY ? stdout.columns : undefined,
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  };
}
