import { ExistingEngine, Platform } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { Workload } from '../profile/workload';

/** Guidance ids that these lines say. */
export const MIGRATION_REFS = ['M1', 'M2', 'M3', 'R3'] as const;

/** What it takes to leave the existing store; empty where nothing moves. Efforts are the guidance's estimates. */
export function migrationLines(workload: Workload, engine: Engine | undefined, keepExisting: Engine | undefined): string[] {
  const existing = workload.profile.existingStore;
  if (!existing || engine === undefined) return [];
  if (keepExisting) return BESIDE;
  if (existing.engine === ExistingEngine.POSTGRES && engine === Engine.DYNAMODB) return TO_DYNAMODB;
  if (existing.engine === ExistingEngine.DYNAMODB && engine === Engine.POSTGRES) {
    const { singleStore, platform } = workload.profile;
    const all = toPostgres(existing.entityTypes ?? workload.profile.entities.length);
    return singleStore || platform === Platform.ELSEWHERE ? all.slice(0, -1) : all;
  }
  if (existing.engine === ExistingEngine.OTHER) return ['the existing store is of another kind: no published effort applies'];
  return [];
}

const TO_DYNAMODB: string[] = [
  'from Postgres to DynamoDB is a redesign, not a transfer: group every query by access pattern, design keys and GSIs for each, '
    + 'rewrite data access for the AWS SDK',
  'plan 2 to 4 engineer-months for a non-trivial application (the guidance\'s estimate; no published figure was found)',
];

function toPostgres(entityTypes: number): string[] {
  return [
    'from DynamoDB to Postgres: export to S3, then COPY; the hard part is a relational schema for denormalised items, and rewritten queries',
    `plan 1 to 2 engineer-months per major entity type: ${entityTypes} to ${2 * entityTypes} for ${entityTypes} `
      + '(the guidance\'s estimate; no published figure was found)',
    'cheaper than to migrate: put Postgres, a read replica or an Aurora reader beside the table for the complex queries, '
      + 'keep the table for the key path, and write to both',
  ];
}

const BESIDE: string[] = [
  'nothing migrates: the table keeps the single-key path, Postgres takes what the key does not serve beside it',
  'write to both stores, or feed Postgres from the table\'s stream; avoid moving the hot key path',
];
