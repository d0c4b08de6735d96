import { Engine } from '../profile/engine';
import { Source } from './finding';

/** The questions of a decision. Each engine's own are settled before the engine is. */
export type QuestionId =
  | 'engine'
  | 'dynamodb/capacity-mode' | 'dynamodb/table-class' | 'dynamodb/stream' | 'dynamodb/replication'
  | 'postgres/deployment' | 'postgres/pooler' | 'postgres/storage' | 'postgres/pool-mode' | 'postgres/network';

/** A question with its options. */
export interface Question {
  readonly id: QuestionId;
  readonly title: string;
  /** In the order in which they are taken when several are favoured, or when the default is excluded. */
  readonly options: readonly string[];
  /** Taken when no rule favours another. */
  readonly default: string;
  /** Why it is the default, as a clause. */
  readonly defaultBecause: string;
  /** Where that comes from: a public page, an id of the guidance, or `house number`. */
  readonly defaultSource: string;
  /** What the guidance says of the default. */
  readonly sources?: readonly Source[];
}

export const ENGINE: Question = {
  id: 'engine',
  title: 'Which engine?',
  options: [Engine.DYNAMODB, Engine.POSTGRES],
  default: Engine.POSTGRES,
  defaultBecause: 'DynamoDB has to be proven',
  defaultSource: 'O1',
  sources: [
    { ref: 'O1', claim: 'Postgres is the default; DynamoDB is a tool for one kind of problem' },
    { ref: 'R1', claim: 'a new SaaS, B2B or B2C product starts with Postgres' },
  ],
};

/** The questions of DynamoDB, in the order in which they are settled. */
export const DYNAMODB_QUESTIONS: readonly Question[] = [
  {
    id: 'dynamodb/replication',
    title: 'How is it replicated?',
    options: ['mrsc', 'mrec', 'none'],
    default: 'none',
    defaultBecause: 'one Region holds the data',
    defaultSource: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
  },
  {
    id: 'dynamodb/capacity-mode',
    title: 'How is throughput paid for?',
    options: ['on-demand', 'provisioned'],
    default: 'on-demand',
    defaultBecause: 'it follows the load with nothing to plan, and is the cheaper one below 28.9 % utilization',
    defaultSource: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html',
  },
  {
    id: 'dynamodb/table-class',
    title: 'Which table class?',
    options: ['standard', 'standard-infrequent-access'],
    default: 'standard',
    defaultBecause: 'Standard-IA is the cheaper one only where storage is more than half of what throughput costs',
    defaultSource: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.tableclasses.html',
  },
  {
    id: 'dynamodb/stream',
    title: 'How do changes leave the table?',
    options: ['streams-and-kinesis', 'streams'],
    default: 'streams',
    defaultBecause: 'the stream of a table serves two readers of a shard, and Lambda reads it for nothing',
    defaultSource: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html',
  },
];

/** The questions of Postgres, in the order in which they are settled. */
export const POSTGRES_QUESTIONS: readonly Question[] = [
  {
    id: 'postgres/deployment',
    title: 'RDS or Aurora, and in what shape?',
    options: [
      'aurora-global', 'aurora-serverless-v2', 'aurora-provisioned',
      'rds-multi-az-cluster', 'rds-multi-az-instance', 'rds-instance',
    ],
    default: 'rds-multi-az-instance',
    defaultBecause: 'the cheapest deployment that survives the loss of an Availability Zone, in 60 to 120 s',
    defaultSource: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  },
  {
    id: 'postgres/pooler',
    title: 'What stands between clients and database?',
    options: ['rds-proxy', 'none', 'pgbouncer'],
    default: 'pgbouncer',
    defaultBecause: 'clients share few server connections, and a failover, a rotation or a deployment cuts none of their transactions',
    defaultSource: 'https://www.pgbouncer.org/features.html',
  },
  {
    id: 'postgres/storage',
    title: 'Which storage?',
    options: ['aurora-standard', 'aurora-io-optimized', 'io2', 'gp3'],
    default: 'gp3',
    defaultBecause: '3,000 IOPS are included, 12,000 from 400 GiB on',
    defaultSource: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  },
  {
    id: 'postgres/pool-mode',
    title: 'Which pool mode?',
    options: ['session', 'transaction'],
    default: 'transaction',
    defaultBecause: 'a server connection is shared after each transaction; in session mode each client would hold one',
    defaultSource: 'https://www.pgbouncer.org/features.html',
  },
  {
    id: 'postgres/network',
    title: 'How does a VPC of the store reach AWS services?',
    options: ['nat-gateway', 'interface-endpoints'],
    default: 'interface-endpoints',
    defaultBecause: 'each endpoint leads to one service, and there is no way to any other address',
    defaultSource: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  },
];
