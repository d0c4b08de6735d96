import { ask } from './console';
import { Settings } from './settings';

/** Fails when PgBouncer does not answer. It never asks the database: an outage there must not recycle every task. */
export async function checkHealth(settings: Settings): Promise<void> {
  await ask(settings, 'SHOW VERSION');
}
