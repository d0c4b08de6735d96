import { EVERY_TASK_KNOWS_SECONDS, JITTER, SECRET_POLL_SECONDS } from '../../../runtime/pgbouncer/poll';
import { repeat, withJitter } from '../../../runtime/pgbouncer/repeat';

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => jest.useRealTimers());

test('a task runs after each pause until it is stopped', async () => {
  const task = jest.fn().mockResolvedValue(undefined);
  const stop = repeat('task', () => 2, task);
  await jest.advanceTimersByTimeAsync(6_000);
  stop();
  await jest.advanceTimersByTimeAsync(6_000);
  expect(task).toHaveBeenCalledTimes(3);
});

test('a failure is logged, and the next run comes', async () => {
  const task = jest.fn().mockRejectedValueOnce(new Error('no route')).mockResolvedValue(undefined);
  const stop = repeat('task', () => 1, task);
  await jest.advanceTimersByTimeAsync(2_000);
  stop();
  expect(task).toHaveBeenCalledTimes(2);
  expect(process.stdout.write).toHaveBeenCalledWith('task failed: no route\n');
});

test('the rotation of client logins waits for the longest pause between two readings of the secrets', () => {
  expect(EVERY_TASK_KNOWS_SECONDS).toBeGreaterThan(SECRET_POLL_SECONDS * (1 + JITTER) + 5);
});

test('jitter stays within a fifth', () => {
  for (let turn = 0; turn < 100; turn += 1) {
    expect(withJitter(15)()).toBeGreaterThanOrEqual(12);
    expect(withJitter(15)()).toBeLessThanOrEqual(18);
  }
});
