import { AccessPatternProfile, ClientKind, Operation, PostgresFeature } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/functions-outside-vpc';
import { entity, linesOf, pattern } from '../evidence';

const clients = { kind: ClientKind.FUNCTIONS, canJoinVpc: false };

describe('engine/functions-outside-vpc', () => {
  test('speaks when the Data API can serve them', () => {
    expect(linesOf(rule, { clients })).toEqual([
      'cautions postgres: the functions cannot join a VPC, so every request goes over the Data API of Aurora: to the writer only, without RDS, T classes, LISTEN or a session, at most 1 MiB a response and 64 KB a row → let the functions join a VPC (canJoinVpc) and connect through PgBouncer',
    ]);
  });

  test('speaks when they listen for notifications', () => {
    expect(linesOf(rule, { clients, requires: [PostgresFeature.LISTEN_NOTIFY] })).toEqual([
      'excludes postgres: the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: it has no LISTEN → let the functions join a VPC (canJoinVpc), or keep requests within the Data API',
    ]);
  });

  test('speaks when a row is too large for the Data API', () => {
    expect(linesOf(rule, { clients, entities: [entity({ maxItemBytes: 65_537 })] })).toEqual([
      "excludes postgres: the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: 'get-order' reads rows of up to 65,537 bytes, and it returns 65,536 per row → let the functions join a VPC (canJoinVpc), or keep requests within the Data API",
    ]);
  });

  test('speaks when a response is too large for it', () => {
    expect(linesOf(rule, {
      clients,
      entities: [entity({ averageItemBytes: 1024 })],
      accessPatterns: [pattern({ operation: Operation.LIST, by: ['id'], maxItemsPerRequest: 1025 })],
    })).toEqual([
      "excludes postgres: the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: 'get-order' reads up to 1,049,600 bytes, and it returns 1,048,576 per request → let the functions join a VPC (canJoinVpc), or keep requests within the Data API",
    ]);
  });

  test('speaks when a request is too large for it', () => {
    expect(linesOf(rule, {
      clients,
      entities: [entity({ averageItemBytes: 1024 })],
      accessPatterns: [pattern({ operation: Operation.PUT, maxItemsPerRequest: 4097 })],
    })).toEqual([
      "excludes postgres: the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: 'get-order' writes up to 4,195,328 bytes, and it takes 4,194,304 per request → let the functions join a VPC (canJoinVpc), or keep requests within the Data API",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a request just fits', { accessPatterns: [pattern({ operation: Operation.PUT, maxItemsPerRequest: 4096 })] }],
    ['a written row is larger than one that is read may be', { entities: [entity({ maxItemBytes: 65_537 })], accessPatterns: [pattern({ operation: Operation.PUT })] }],
    ['many rows are added up in the database', { accessPatterns: [pattern({ operation: Operation.AGGREGATE, by: ['id'], maxItemsPerRequest: 90_000 })] }],
  ])('cautions when %s', (_, of) => {
    expect(linesOf(rule, { clients, entities: [entity({ averageItemBytes: 1024 })], ...of })).toEqual([expect.stringMatching(/^cautions postgres/)]);
  });

  test('speaks when it would bring every read to the writer', () => {
    expect(linesOf(rule, { clients, accessPatterns: [pattern({ peakPerSecond: 1_000_000 })] })).toEqual([
      'excludes postgres: the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: it brings all 1,000,000 requests/s to the writer, and one is refused from 1,000,000 → let the functions join a VPC (canJoinVpc), or keep requests within the Data API',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['they can join a VPC', { clients: { kind: ClientKind.FUNCTIONS } }],
    ['the clients are containers', { clients: { kind: ClientKind.CONTAINERS, canJoinVpc: false } }],
    ['no clients are declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
