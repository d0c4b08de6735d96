import { Refusals } from '../../../runtime/pgbouncer/refusals';

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => jest.useRealTimers());

test('the first refusal is answered at once, and a swarm no more often than the pause', async () => {
  const answer = jest.fn().mockResolvedValue(undefined);
  const refusals = new Refusals(1_000, answer);
  for (let turn = 0; turn < 50; turn += 1) refusals.note();
  expect(answer).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(999);
  refusals.note();
  expect(answer).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1);
  refusals.note();
  expect(answer).toHaveBeenCalledTimes(2);
});

test('an answer that fails is logged, and the next refusal is answered', async () => {
  const answer = jest.fn().mockRejectedValueOnce(new Error('throttled')).mockResolvedValue(undefined);
  const refusals = new Refusals(1_000, answer);
  refusals.note();
  await jest.advanceTimersByTimeAsync(1_000);
  refusals.note();
  expect(answer).toHaveBeenCalledTimes(2);
  expect(process.stdout.write).toHaveBeenCalledWith('reading the secrets again failed: throttled\n');
});

test('each is counted once', () => {
  const refusals = new Refusals(1_000, jest.fn().mockResolvedValue(undefined));
  refusals.note();
  refusals.note();
  expect([refusals.take(), refusals.take()]).toEqual([2, 0]);
});
