import { auroraStandardSpend, ioOptimizedSurcharge } from '../../../src/designs/cost/postgres-estimate';
import { pricesFor } from '../../../src/designs/cost/prices';
import { sizePostgres } from '../../../src/designs/postgres/sizing';
import { AccessPatternProfile, AttributeType, AvailabilityTier, ExistingEngine, Operation, Topology, Traffic } from '../../../src/profile/access-pattern-profile';
import { get, order, put, workloadOf } from '../workloads';
import { inWords, postgresCost } from './estimates';

const POOLER = [
  '2 PgBouncer tasks, 0.25 vCPU each = 365 vCPU-hours × $0.04048 = $14.78',
  '2 PgBouncer tasks, 0.5 GB each = 730 GB-hours × $0.004445 = $3.24',
  'Network Load Balancer = 730 hours × $0.0225 = $16.43',
  'Network Load Balancer, capacity units = 134.613 NLCU-hours × $0.006 = $0.81',
  'transfer between Availability Zones = 403.84 GB out of or into a zone × $0.01 = $4.04',
  'interface endpoints = 5840 endpoint-hours × $0.01 = $58.4',
  'interface endpoints, data = 1.737 GB × $0.01 = $0.02',
  'secrets = 7 secret-months × $0.4 = $2.8',
  'calls to Secrets Manager = 35.916 10,000 calls × $0.05 = $1.8',
  'encryption key = 1 key-months × $1 = $1',
  'metrics = 39 metric-months × $0.3 = $11.7',
  'alarms = 14 alarm metric-months × $0.1 = $1.4',
  'logs = 1.183 GB × $0.5 = $0.59',
];

/** Without the pooler's lines. */
function databaseLines(deployment: string, storage: string, overrides: Partial<AccessPatternProfile> = {}): string[] {
  return inWords(postgresCost(deployment, storage, overrides)).filter((line) => !/PgBouncer|Network|endpoint|secret|Secrets|key|between|metrics|alarms|logs/.test(line));
}

describe('estimatePostgres', () => {
  test.each<[string, Partial<AccessPatternProfile>, string]>([
    ['rds-multi-az-instance', { accessPatterns: [put({ peakPerSecond: 1_000 })] }, '2 instances for 730 hours; 1.7 vCPUs for the declared peak decide the class'],
    ['rds-instance', { entities: [order({ itemCount: 80_000_000 })] }, '1 instance for 730 hours; 13 GiB of memory for the hot data decide the class '
      + '(house estimate: a tenth of all is hot); for the vCPUs alone db.t4g.micro would do'],
  ])('the writer of %s says what decided its class', (deployment, overrides, basis) => {
    expect(postgresCost(deployment, 'gp3', overrides).lines[0].basis).toBe(basis);
  });

  test('the pooler is part of every store', () => {
    const cost = postgresCost('rds-multi-az-instance', 'gp3');
    expect(inWords(cost)).toEqual(['writer db.t4g.small with its standby = 1460 instance-hours × $0.032 = $46.72', 'gp3 storage on 2 volumes = 40 GB-months × $0.115 = $4.6', ...POOLER]);
    expect(cost.monthlyUsd).toBe(168.33);
  });

  test.each<[string, string, string, Partial<AccessPatternProfile>, string[]]>([
    ['IOPS beyond those of gp3', 'rds-multi-az-instance', 'gp3', { accessPatterns: [put({ peakPerSecond: 3_000 })] }, [
      'writer db.m7g.2xlarge with its standby = 1460 instance-hours × $0.674 = $984.04',
      'gp3 storage on 2 volumes = 800 GB-months × $0.115 = $92',
      'provisioned IOPS on 2 volumes = 16000 IOPS-months × $0.02 = $320',
    ]],
    ['io2', 'rds-multi-az-instance', 'io2', { accessPatterns: [put({ peakPerSecond: 12_000 })] }, [
      'writer db.m7g.8xlarge with its standby = 1460 instance-hours × $2.696 = $3936.16',
      'io2 storage on 2 volumes = 800 GB-months × $0.125 = $100',
      'provisioned IOPS on 2 volumes = 160000 IOPS-months × $0.1 = $16000',
    ]],
    ['a Multi-AZ cluster', 'rds-multi-az-cluster', 'gp3', {}, [
      'writer db.m6gd.large = 730 instance-hours × $0.168 = $122.64',
      '2 × reader db.m6gd.large = 1460 instance-hours × $0.168 = $245.28',
      'gp3 storage on 3 volumes = 1200 GB-months × $0.115 = $138',
    ]],
    ['Aurora Standard', 'aurora-provisioned', 'aurora-standard', { entities: [order({ itemCount: 100_000_000 })] }, [
      'writer db.r8g.xlarge = 730 instance-hours × $0.552 = $402.96',
      '1 × reader db.r8g.xlarge = 730 instance-hours × $0.552 = $402.96',
      'storage = 121.072 GB-months × $0.1 = $12.11',
      'I/O = 23.675 million I/O requests × $0.2 = $4.74',
      'backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12',
    ]],
    ['Aurora I/O-Optimized', 'aurora-provisioned', 'aurora-io-optimized', { entities: [order({ itemCount: 100_000_000 })] }, [
      'writer db.r8g.xlarge = 730 instance-hours × $0.7176 = $523.85',
      '1 × reader db.r8g.xlarge = 730 instance-hours × $0.7176 = $523.85',
      'storage = 121.072 GB-months × $0.225 = $27.24',
      'backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12',
    ]],
    ['Serverless v2', 'aurora-serverless-v2', 'aurora-standard', { traffic: Traffic.UNPREDICTABLE }, [
      'writer and 1 reader, 2 ACU each on average = 2920 ACU-hours × $0.12 = $350.4',
      'storage = 1.211 GB-months × $0.1 = $0.12',
      'I/O = 13.14 million I/O requests × $0.2 = $2.63',
      'backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12',
    ]],
    ['a global database', 'aurora-global', 'aurora-standard', { regions: { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1', 'ap-south-1'] } }, [
      'writer db.r8g.large = 730 instance-hours × $0.276 = $201.48',
      '1 × reader db.r8g.large = 730 instance-hours × $0.276 = $201.48',
      'secondary Regions, one db.r8g.large each = 1460 instance-hours × $0.276 = $402.96',
      'storage = 3.632 GB-months × $0.1 = $0.36',
      'I/O = 13.14 million I/O requests × $0.2 = $2.63',
      'writes replicated to other Regions = 26.28 million replicated write I/Os × $0.2 = $5.26',
      'transfer to other Regions = 24.475 GB × $0.02 = $0.49',
      'backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12',
    ]],
  ])('%s', (_, deployment, storage, overrides, expected) => {
    expect(databaseLines(deployment, storage, overrides)).toEqual(expected);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['whatever else is stored', { entities: [order(), { ...order({ itemCount: 1_000_000, averageItemBytes: 1_000_000 }), name: 'Archive' }] }],
    ['whatever exists', { existingStore: { engine: ExistingEngine.OTHER, bytes: 2 ** 40 } }],
  ])('backups keep the bytes of the rows that are written, %s', (_, overrides) => {
    expect(databaseLines('aurora-provisioned', 'aurora-standard', overrides)).toContain('backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12');
  });

  test('a row whose size is not declared is as large as the average of what exists', () => {
    const of = {
      entities: [order({ itemCount: 1_000_000, averageItemBytes: undefined })],
      existingStore: { engine: ExistingEngine.OTHER, bytes: 1_000_000_000 },
    };
    expect(databaseLines('aurora-provisioned', 'aurora-standard', of)).toContain('backups beyond the size of the data = 5.633 GB-months × $0.021 = $0.12');
  });

  test('backups keep the bytes of the rows that expire', () => {
    const until = { attributes: { id: AttributeType.STRING, until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 200_000 } };
    expect(databaseLines('aurora-provisioned', 'aurora-standard', { entities: [order(until)] }))
      .toContain('backups beyond the size of the data = 11.265 GB-months × $0.021 = $0.24');
  });

  test.each([
    ['RDS Proxy, by vCPU', 'rds-proxy', 'aurora-provisioned', ['RDS Proxy = 2920 vCPU-hours × $0.015 = $43.8', 'interface endpoints = 1460 endpoint-hours × $0.01 = $14.6']],
    ['RDS Proxy, by ACU', 'rds-proxy', 'aurora-serverless-v2', ['RDS Proxy = 5840 ACU-hours × $0.015 = $87.6', 'interface endpoints = 1460 endpoint-hours × $0.01 = $14.6']],
    ['no pooler', 'none', 'rds-instance', ['interface endpoints = 1460 endpoint-hours × $0.01 = $14.6']],
  ])('what stands in front: %s', (_, pooler, deployment, expected) => {
    const words = inWords(postgresCost(deployment, 'gp3', {}, false, { 'postgres/pooler': pooler }));
    expect(words).toEqual(expect.arrayContaining([...expected, 'secrets = 3 secret-months × $0.4 = $1.2']));
    expect(words.filter((each) => /^(\d|Network Load|calls|metrics)/.test(each) && !each.includes('reader'))).toEqual([]);
  });

  test('a NAT gateway instead of endpoints', () => {
    const cost = postgresCost('rds-instance', 'gp3', {}, false, { 'postgres/network': 'nat-gateway' });
    expect(inWords(cost)).toContain('NAT gateway = 730 gateway-hours × $0.045 = $32.85');
    expect(inWords(cost).join()).not.toContain('interface endpoints');
    expect(cost.assumptions.join()).toContain('one NAT gateway is the way out, in one Availability Zone');
    expect(inWords(postgresCost('rds-instance', 'gp3', {}, true, { 'postgres/network': 'nat-gateway' })).join()).not.toContain('NAT');
  });

  test('what an aggregate reads does not pass the load balancer', () => {
    const accessPatterns = [get({ operation: Operation.AGGREGATE, by: [], itemsPerRequest: 5_000 })];
    expect(inWords(postgresCost('rds-multi-az-instance', 'gp3', { accessPatterns }))).toContain('Network Load Balancer, capacity units = 122.376 NLCU-hours × $0.006 = $0.73');
  });
});

test('auroraStandardSpend is the bill on Standard, whatever was settled, and the surcharge what I/O-Optimized adds to it', () => {
  const workload = workloadOf({ entities: [order({ itemCount: 100_000_000 })] });
  const options = { 'postgres/deployment': 'aurora-provisioned', 'postgres/storage': 'aurora-io-optimized' };
  const [sizing, prices] = [sizePostgres(workload, options), pricesFor('us-east-1')];
  const spend = auroraStandardSpend({ workload, options, sizing }, prices);
  expect(spend).toEqual({ compute: 805.92, storage: 12.11, io: 4.74 });
  const { compute, storage } = ioOptimizedSurcharge(spend, sizing, prices);
  expect([compute, storage]).toEqual([expect.closeTo(241.78), expect.closeTo(15.14)]);
  expect(ioOptimizedSurcharge(spend, { ...sizing, instanceClass: undefined }, prices).compute).toBeCloseTo(268.64);
});

describe('a cluster that may pause', () => {
  const basisOf = (averagePerSecond: number | undefined) => postgresCost('aurora-serverless-v2', 'aurora-standard', {
    availability: { tier: AvailabilityTier.DEVELOPMENT }, accessPatterns: [get({ peakPerSecond: 10, averagePerSecond })],
  }, false, { 'postgres/pooler': 'none' });

  test.each([
    [1, 'writer, 0.5 ACU each on average = 365 ACU-hours × $0.12 = $43.8',
      'what the average load uses, between 0.5 and 2 ACU while awake: it pauses after 300 s without a request, and 1 request/s on average never leave it so long; for 730 hours'],
    [0.001, 'writer, 0.15 ACU each on average = 109.5 ACU-hours × $0.12 = $13.14',
      'what the average load uses, between 0.5 and 2 ACU while awake: it pauses after 300 s without a request, and each request is taken to keep it awake so long, 30 % of the time in all; for 730 hours'],
  ])('at %d requests/s on average', (averagePerSecond, line, basis) => {
    const cost = basisOf(averagePerSecond);
    expect(inWords(cost)[0]).toBe(line);
    expect(cost.lines[0]).toMatchObject({ basis, idleMonthlyUsd: 0 });
  });

  test('a range without room says so', () => {
    expect(postgresCost('aurora-serverless-v2', 'aurora-standard').lines[0].basis).toBe('2 ACU, the least and the most of the range; for 730 hours');
  });

  test('its alarms and logs are those of the database', () => {
    const { lines } = basisOf(1);
    expect(lines.find(({ item }) => item === 'alarms')!.basis).toBe('of the database');
    expect(lines.map(({ item }) => item)).not.toContain('interface endpoints, data');
  });
});
