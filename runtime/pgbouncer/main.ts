import { requireFloor } from './floor';
import { checkHealth } from './healthcheck';
import { log, messageOf } from './log';
import { Pooler } from './pooler';
import { SecretReader } from './secrets';
import { readSettings } from './settings';

async function main(command: string | undefined): Promise<number> {
  const settings = readSettings(process.env);
  if (command === 'healthcheck') {
    await checkHealth(settings);
    return 0;
  }
  await requireFloor(settings.PGBOUNCER);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
  return new Pooler(settings, new SecretReader()).run(stop.signal);
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    log(messageOf(error));
    process.exit(1);
  },
);
