import { ClientKind, FeedTarget, Topology } from '../../../src/profile/access-pattern-profile';
import { order, put } from '../workloads';
import { postgresCost } from './estimates';

const STORED = 'row headers, indexes and dead rows add three tenths to the declared bytes (house estimate)';
const IO = 'one I/O for each row written (measured) or for each 4 KB of a larger one, none for items read from memory, and one in ten read is taken to be cold (house estimate)';
const BACKUPS = 'backups keep every byte written in 14 days; a copy of the data itself is free';
const ROWS = 'statements, TLS and headers add to the bytes of the rows that load balancer and zones are charged for';
const OWN_NETWORK = 'the network has no way out, so interface endpoints are paid for; a network of your own (`vpc`) with NAT or endpoints of its own saves them';
const REST = [
  'insights keep seven days, which costs nothing; the functions that bootstrap, rotate and issue certificates run for seconds a day',
  "logs of the database at RDS's own verbosity, of refused packets, and what CloudWatch stores of them for a month are left out, a few cents",
];
const STORE = [ROWS, OWN_NETWORK, ...REST];

/** Without those of every estimate. */
const assumptionsOf = (...args: Parameters<typeof postgresCost>) => postgresCost(...args).assumptions.slice(2);

describe('postgresAssumptions', () => {
  test('of an instance', () => {
    expect(assumptionsOf('rds-multi-az-instance', 'gp3')).toEqual([STORED, BACKUPS, ...STORE]);
  });

  test('of a class without a price of its own', () => {
    expect(assumptionsOf('rds-multi-az-cluster', 'gp3')).toEqual([
      'the price of m6gd was not found: that of m7g of the same size stands in', STORED, BACKUPS, ...STORE,
    ]);
  });

  test('of I/O, on Aurora Standard only', () => {
    expect(assumptionsOf('aurora-provisioned', 'aurora-standard')).toEqual([STORED, IO, BACKUPS, ...STORE]);
    expect(assumptionsOf('aurora-provisioned', 'aurora-io-optimized')).toEqual([STORED, BACKUPS, ...STORE]);
  });

  test('of a network of the user\'s', () => {
    expect(assumptionsOf('rds-multi-az-instance', 'gp3', {}, true)).toEqual([
      STORED, BACKUPS, ROWS, 'your network has its own ways to AWS services, which are not counted (a NAT gateway costs $0.045 an hour and $0.045 a GB)', ...REST,
    ]);
  });

  test('of clients at the Data API', () => {
    const outside = (kind: ClientKind, pooler: string) =>
      assumptionsOf('aurora-provisioned', 'aurora-io-optimized', { clients: { kind, canJoinVpc: false } }, false, { 'postgres/pooler': pooler }).join('; ');
    const DATA_API = 'the price of the Data API is unverified; statements and JSON add to the bytes of the rows that its requests are charged for';
    expect(outside(ClientKind.FUNCTIONS, 'none')).toContain(DATA_API);
    expect(outside(ClientKind.SERVERS, 'none')).toContain(DATA_API);
    expect(outside(ClientKind.FUNCTIONS, 'none')).not.toMatch(/load balancer|zones|certificates/);
    expect(outside(ClientKind.SERVERS, 'pgbouncer')).toContain(ROWS);
  });

  test('of clients without a load balancer', () => {
    const through = (pooler: string) => assumptionsOf('rds-multi-az-instance', 'gp3', {}, false, { 'postgres/pooler': pooler }).join('; ');
    expect(through('rds-proxy')).toContain('statements, TLS and headers add to the bytes of the rows that the crossing of zones is charged for');
    expect(through('none')).toContain('the functions that bootstrap and rotate run for seconds a day');
  });

  test('of Serverless v2', () => {
    expect(assumptionsOf('aurora-serverless-v2', 'aurora-standard')[0]).toBe(
      'ACUs follow the average load between minimum and maximum; a reader scales with the writer');
  });

  test('of a global database', () => {
    expect(assumptionsOf('aurora-global', 'aurora-standard', { regions: { topology: Topology.ACTIVE_PASSIVE } }).slice(0, 3)).toEqual([
      'the number of other Regions is not declared: 1 is assumed',
      "a secondary Region has one instance of the writer's class; a pooler there is left out",
      'the price of replicated writes is unverified',
    ]);
  });

  test('of what is unknown', () => {
    expect(assumptionsOf('rds-multi-az-instance', 'gp3', {
      entities: [order({ itemCount: undefined })],
      accessPatterns: [put({ peakPerSecond: undefined, averagePerSecond: undefined })],
      changeFeeds: [{ name: 'fn', target: FeedTarget.LAMBDA }],
    })).toEqual([
      'patterns without a declared rate are left out: put',
      'storage counts what is declared only; not declared: entities.Order.itemCount',
      STORED, BACKUPS, ...STORE,
      'what reads the change feeds is left out',
      'the outbox writes and deletes a row for each change besides, which neither size nor I/O counts',
    ]);
  });
});
