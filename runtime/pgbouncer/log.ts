/** One line of the log. */
export function log(message: string): void {
  process.stdout.write(`${message}\n`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
