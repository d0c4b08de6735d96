import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'crypto';

/** Postgres' own number: `scram_iterations`. */
const ITERATIONS = 4096;

/**
 * What Postgres keeps of a password, https://www.rfc-editor.org/rfc/rfc5803. Made here, so that no password stands in a statement or in a log.
 * Throws for a password beyond ASCII, which would need a normal form first.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  if (!/^[\x20-\x7e]+$/.test(password)) throw new Error('the password of a database role must be printable ASCII; rotate the secret to one that is');
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`;
}
