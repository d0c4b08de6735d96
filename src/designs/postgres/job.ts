import { ScheduledJob } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A procedure of a body, and its schedule. */
export function scheduledJob(name: string, schedule: string, body: string): ScheduledJob {
  return { name, schedule, procedureSql: procedureSql(name, body), callSql: callSql(name) };
}

/** The statement that creates a procedure. */
export function procedureSql(name: string, body: string): string {
  return `CREATE OR REPLACE PROCEDURE ${quoteIdentifier(name)}()\nLANGUAGE plpgsql\nAS $procedure$\n${body}\n$procedure$`;
}

/** The statement that runs a procedure. */
export function callSql(name: string): string {
  return `CALL ${quoteIdentifier(name)}()`;
}
