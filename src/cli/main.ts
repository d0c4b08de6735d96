#!/usr/bin/env node
import { run } from './run';

// `| head` closes the pipe before all is written: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = run(process.argv.slice(2));
