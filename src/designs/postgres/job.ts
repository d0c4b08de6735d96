import { ScheduledJob } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A procedure of a body, and its schedule. */
export function scheduledJob(name: string, schedule: string, body: string): ScheduledJob {
  const procedure = `${quoteIdentifier(name)}()`;
  return {
    name,
    schedule,
    procedureSql: `CREATE OR REPLACE PROCEDURE ${procedure}\nLANGUAGE plpgsql\nAS $procedure$\n${body}\n$procedure$`,
    callSql: `CALL ${procedure}`,
  };
}
