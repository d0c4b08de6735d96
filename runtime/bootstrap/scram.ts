import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'crypto';

/** Postgres' own number: `scram_iterations`. */
const ITERATIONS = 4096;

/** Characters that SASLprep (RFC 4013, 2.1) maps to a space or to nothing, where NFKC does not: tables C.1.2 and B.1 of RFC 3454. */
const MAPPED = /[\u00AD\u034F\u1680\u1806\u180B-\u180D\u200B-\u200D\u2060\uFE00-\uFE0F\uFEFF]/u;

/**
 * What Postgres keeps of a password, https://www.rfc-editor.org/rfc/rfc5803. Made here, so that no password stands in a statement or in a log.
 * Throws for a password that is not in its normal form: whether server and client prepare such a one or take it as it is depends on every
 * character of it.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  if (!isPrepared(password)) throw new Error('the password of a database role is empty, has control characters, or is not in the normal form of RFC 4013; rotate the secret to one that is');
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`;
}

function isPrepared(password: string): boolean {
  return password !== '' && !/\p{Cc}|\p{Cs}/u.test(password) && !MAPPED.test(password) && password.normalize('NFKC') === password;
}
