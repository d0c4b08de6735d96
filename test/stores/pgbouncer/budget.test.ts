import { fitPoolSize } from '../../../src/stores/pgbouncer/budget';

const BUDGET = { maxConnections: 200, reservedConnections: 10, maxTasks: 4, deployPercent: 200, ownerPoolPerTask: 0 };

test('the largest that fits: 187 connections over 8 tasks and 2 pools', () => {
  expect(fitPoolSize(BUDGET)).toBe(11);
});

test('never more than is useful', () => {
  expect(fitPoolSize({ ...BUDGET, maxConnections: 5000 })).toBe(20);
});

test('the owner takes its share first: 23 of each task, less 2, over 2 pools', () => {
  expect(fitPoolSize({ ...BUDGET, ownerPoolPerTask: 2 })).toBe(10);
});

test('fails when the owner makes it too much, and says that one may do without', () => {
  expect(() => fitPoolSize({ ...BUDGET, poolSizePerTask: 11, ownerPoolPerTask: 2 })).toThrow(
    'the pools would take 192 server connections (4 tasks, 200 % of them during a deployment, 2 pools of 11 and the owner\'s of 2 each) of 187 available '
    + '(maxConnections 200 less 3 for superusers and 10 reserved); lower poolSizePerTask to 10, lower maxTasks, or raise maxConnections, or do without ownerEntry');
});

test.each([[11], [1]])('a size of %d that fits is taken', (poolSizePerTask) => {
  expect(fitPoolSize({ ...BUDGET, poolSizePerTask })).toBe(poolSizePerTask);
});

test('fails when the given size does not fit, with what would', () => {
  expect(() => fitPoolSize({ ...BUDGET, poolSizePerTask: 12 })).toThrow(
    'the pools would take 192 server connections (4 tasks, 200 % of them during a deployment, 2 pools of 12 each) of 187 available '
    + '(maxConnections 200 less 3 for superusers and 10 reserved); lower poolSizePerTask to 11, lower maxTasks, or raise maxConnections');
});

test('fails when not even one connection per pool fits', () => {
  expect(() => fitPoolSize({ ...BUDGET, maxConnections: 28 })).toThrow(
    'the pools would take 16 server connections (4 tasks, 200 % of them during a deployment, 2 pools of 1 each) of 15 available '
    + '(maxConnections 28 less 3 for superusers and 10 reserved); raise maxConnections, or lower maxTasks or reservedConnections');
});

test.each([0, -1, 1.5])('fails for a size of %d', (poolSizePerTask) => {
  expect(() => fitPoolSize({ ...BUDGET, poolSizePerTask })).toThrow(`poolSizePerTask is ${poolSizePerTask}; it must be a whole number of 1 or more`);
});
