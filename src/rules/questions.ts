import { Engine } from '../profile/engine';
import { Source } from './finding';

/** The questions of a decision. Each engine's own are settled before the engine is. */
export type QuestionId =
  | 'engine'
  | 'dynamodb/capacity-mode' | 'dynamodb/table-class' | 'dynamodb/stream' | 'dynamodb/replication'
  | 'postgres/deployment' | 'postgres/storage' | 'postgres/pool-mode';

/** A question with its options. */
export interface Question {
  readonly id: QuestionId;
  readonly title: string;
  /** In the order in which they are taken when several are favoured, or when the default is excluded. */
  readonly options: readonly string[];
  /** Taken when no rule favours another. */
  readonly default: string;
  /** Why it is the default, where the guidance says so. */
  readonly sources?: readonly Source[];
}

export const ENGINE: Question = {
  id: 'engine',
  title: 'Which engine?',
  options: [Engine.DYNAMODB, Engine.POSTGRES],
  default: Engine.POSTGRES,
  sources: [
    { ref: 'O1', claim: 'Postgres is the default; DynamoDB is a tool for one kind of problem' },
    { ref: 'R1', claim: 'a new SaaS, B2B or B2C product starts with Postgres' },
  ],
};

/** The questions of DynamoDB, in the order in which they are settled. */
export const DYNAMODB_QUESTIONS: readonly Question[] = [
  { id: 'dynamodb/replication', title: 'How is it replicated?', options: ['mrsc', 'mrec', 'none'], default: 'none' },
  { id: 'dynamodb/capacity-mode', title: 'How is throughput paid for?', options: ['on-demand', 'provisioned'], default: 'on-demand' },
  { id: 'dynamodb/table-class', title: 'Which table class?', options: ['standard', 'standard-infrequent-access'], default: 'standard' },
  { id: 'dynamodb/stream', title: 'How do changes leave the table?', options: ['streams-and-kinesis', 'streams'], default: 'streams' },
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
  },
  {
    id: 'postgres/storage',
    title: 'Which storage?',
    options: ['aurora-standard', 'aurora-io-optimized', 'io2', 'gp3'],
    default: 'gp3',
  },
  { id: 'postgres/pool-mode', title: 'Which pool mode?', options: ['session', 'transaction'], default: 'transaction' },
];
