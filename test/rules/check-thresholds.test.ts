import { checkThresholds, ThresholdInput } from '../../src/rules/check-thresholds';
import { ORDERED, resolveThresholds, THRESHOLD_DEFAULTS, THRESHOLD_NAMES, thresholdsInForce } from '../../src/rules/threshold-defaults';
import { ThresholdSetter } from '../../src/rules/thresholds';

const props = (values: unknown): ThresholdInput => ({ setBy: ThresholdSetter.PROPS, values, path: 'thresholds' });
const context = (values: unknown): ThresholdInput => ({ setBy: ThresholdSetter.CONTEXT, values, path: 'context' });

describe('checkThresholds', () => {
  test('takes what is set first, and remembers who set it', () => {
    expect(checkThresholds([
      props({ beyondBytes: 5e12, sessionItems: undefined }),
      context({ beyondBytes: 9e12, sessionItems: 1_000 }),
    ])).toEqual({
      thresholds: { beyondBytes: 5e12, sessionItems: 1_000 },
      setBy: { beyondBytes: 'props', sessionItems: 'context' },
      faults: [],
    });
  });

  test.each<[string, object]>([
    ['as high as what refuses', { beyondWriteTransactionsPerSecond: 40_000, refusedWriteTransactionsPerSecond: 40_000 }],
    ['a share of 1', { singleKeyShare: 1 }],
    ['above a default, which gives way', { beyondWriteTransactionsPerSecond: 100_000 }],
    ['below a default, which gives way', { refusedWriteTransactionsPerSecond: 20_000 }],
    ['close at the default of what is beyond', { closeWriteTransactionsPerSecond: 30_000 }],
  ])('takes %s', (_, values) => {
    expect(checkThresholds([props(values)]).thresholds).toEqual(values);
  });
});

describe('fails', () => {
  test.each<[string, ThresholdInput[], string[]]>([
    ['on a name that is unknown, with the one that was meant', [props({ beyondByte: 1, constructor: 1 })], [
      `thresholds.beyondByte: unknown threshold; allowed are ${THRESHOLD_NAMES.join(', ')}; did you mean 'beyondBytes'?`,
      `thresholds.constructor: unknown threshold; allowed are ${THRESHOLD_NAMES.join(', ')}`,
    ]],
    ['on what is no number above 0', [props({ beyondBytes: 0, refusedBytes: '9', sessionItems: NaN, singleKeyShare: null })], [
      'thresholds.beyondBytes: got 0; give a number above 0, in bytes, such as 211106232532992',
      "thresholds.refusedBytes: got '9'; give a number above 0, in bytes, such as 281474976710656",
      'thresholds.sessionItems: got null; give a number above 0, in live items, such as 10000000',
      'thresholds.singleKeyShare: got null; give a number above 0 and up to 1, a share of requests, such as 0.9',
    ]],
    ['on a share over 1', [props({ rareJoinShare: 1.1 })], [
      'thresholds.rareJoinShare: got 1.1; give a number above 0 and up to 1, a share of requests, such as 0.1',
    ]],
    ['on two that contradict each other', [props({ beyondRowWritesPerSecond: 2, refusedRowWritesPerSecond: 1 })], [
      'thresholds.beyondRowWritesPerSecond: got 2, which is above refusedRowWritesPerSecond (1 rows written/s, set by props); lower it, or raise refusedRowWritesPerSecond',
    ]],
    ['on a contradiction between props and context', [props({ beyondBytes: 2e12 }), context({ refusedBytes: 1024 ** 4 })], [
      'thresholds.beyondBytes: got 2000000000000, which is above refusedBytes (1 TiB, set by context); lower it, or raise refusedBytes',
    ]],
    ['on close above the default of what is beyond', [props({ closeWriteTransactionsPerSecond: 30_001 })], [
      'thresholds.closeWriteTransactionsPerSecond: got 30001, which is above beyondWriteTransactionsPerSecond (30,000 write transactions/s, the default); lower it, or raise beyondWriteTransactionsPerSecond',
    ]],
    ['on close above what is refused', [props({ closeWriteTransactionsPerSecond: 25_000, refusedWriteTransactionsPerSecond: 20_000 })], [
      'thresholds.closeWriteTransactionsPerSecond: got 25000, which is above refusedWriteTransactionsPerSecond (20,000 write transactions/s, set by props); lower it, or raise refusedWriteTransactionsPerSecond',
    ]],
    ['on what is no object', [props([1]), context('x')], [
      'thresholds: got [1]; give an object such as { "beyondWriteTransactionsPerSecond": 20000 }',
      'context: got "x"; give an object such as { "beyondWriteTransactionsPerSecond": 20000 }',
    ]],
  ])('%s', (_, inputs, faults) => {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    expect(() => checkThresholds(inputs)).toThrow(new Error([`invalid thresholds, ${count}:`, ...faults.map((fault) => `  ${fault}`)].join('\n')));
  });
});

describe('resolveThresholds', () => {
  test.each<[string, object, object]>([
    ['what is refused gives way upwards', { beyondWriteTransactionsPerSecond: 100_000 }, { refusedWriteTransactionsPerSecond: 100_000, closeWriteTransactionsPerSecond: 10_000 }],
    ['what is close gives way downwards', { beyondWriteTransactionsPerSecond: 500 }, { refusedWriteTransactionsPerSecond: 80_000, closeWriteTransactionsPerSecond: 500 }],
    ['both give way to what is refused', { refusedWriteTransactionsPerSecond: 5_000 }, { beyondWriteTransactionsPerSecond: 5_000, closeWriteTransactionsPerSecond: 5_000 }],
  ])('%s', (_, overrides, expected) => {
    expect(resolveThresholds(overrides)).toMatchObject({ ...overrides, ...expected });
  });

  test('the defaults keep their order', () => {
    for (const row of ORDERED) {
      const values = row.map((name) => THRESHOLD_DEFAULTS[name].value);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
  });
});

test('thresholdsInForce names who set each one, and what its default rests on', () => {
  const all = thresholdsInForce({ beyondBytes: 1e12, sessionItems: 5 }, { beyondBytes: ThresholdSetter.CONTEXT });
  expect(all).toHaveLength(THRESHOLD_NAMES.length);
  expect(all.find(({ name }) => name === 'beyondBytes')).toEqual({
    name: 'beyondBytes',
    value: 1e12,
    unit: 'bytes',
    setBy: 'context',
    defaultValue: 192 * 2 ** 40,
    reason: 'three quarters of the largest Aurora volume (256 TiB): time to leave before it is full',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html',
  });
  expect(all.find(({ name }) => name === 'sessionItems')).toMatchObject({ value: 5, setBy: 'props' });
  for (const { setBy, name, source, reason } of all) {
    expect([name, reason.length > 20, /^(https:\/\/\S+|[A-Z]\d+[a-z]?|house number)$/.test(source)]).toEqual([name, true, true]);
    if (name !== 'beyondBytes' && name !== 'sessionItems') expect(setBy).toBe('default');
  }
});
