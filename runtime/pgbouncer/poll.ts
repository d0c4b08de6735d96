/**
 * How often a task asks Secrets Manager about each of its secrets. Each call is paid for, and nothing waits for it: a login that is refused, at the
 * database or here, has the secrets read at once, and the rotation of client logins waits for the longest pause before it goes on.
 */
export const SECRET_POLL_SECONDS = 60;

/** Up to this share more or less, so that tasks started together do not ask together. */
export const JITTER = 0.2;

/** After this, every task has asked. The last seconds are for the asking. */
export const EVERY_TASK_KNOWS_SECONDS = SECRET_POLL_SECONDS * (1 + JITTER) + 8;
