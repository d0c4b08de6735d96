import { builtTables } from '../designs/dynamodb/collections';
import { Engine } from '../profile/engine';
import { counted, usd } from '../profile/format';
import { rule as beyondOnePrimary } from '../rules/engine/beyond-one-primary';
import { Verdict } from '../rules/finding';
import { inWords, list } from '../rules/loads';
import { Conclusion } from './conclusion';
import { Alternative, DecidedBy } from './decision';
import { lowerFirst } from './lower-first';

/** The engine that was not taken, what it would have been, and what stood against it. */
export function alternativeTo(engine: Engine, conclusion: Conclusion): Alternative {
  const other = engine === Engine.POSTGRES ? Engine.DYNAMODB : Engine.POSTGRES;
  const design = other === Engine.POSTGRES ? conclusion.postgresDesign : conclusion.dynamodbDesign;
  const against = conclusion.findings.filter((finding) =>
    finding.question === 'engine' && finding.verdict === Verdict.EXCLUDES && finding.option === other);
  const reason = against.length > 0
    ? `it is excluded, as ${lowerFirst(against[0].title)}${against.length > 1 ? `, and ${against.length - 1} more` : ''}`
    : standing(other, conclusion);
  const { workload } = conclusion.evidence;
  const missing = workload.requestsPerSecond.missing.length + workload.bytes.missing.length;
  return { engine: other, summary: `${shape(other, conclusion)}, at ${missing > 0 ? 'no less than' : 'about'} ${usd(design.cost.monthlyUsd)} a month; ${reason}` };
}

/** What speaks for an engine that nothing excludes, and was not taken. */
function standing(other: Engine, { judged, settlement, evidence, findings, dynamodbDesign }: Conclusion): string {
  if (settlement.decidedBy === DecidedBy.OVERRIDE && other === judged.engine) return `the rules alone take it (${judged.decidedBy})`;
  if (other === Engine.POSTGRES) {
    return findings.some(({ rule }) => rule === beyondOnePrimary.id)
      ? 'it is the default, but one primary would not carry this load for long'
      : 'it could serve this profile, and is the default that was overruled';
  }
  const served = new Set(dynamodbDesign.coverage.filter(({ servedBy }) => servedBy !== undefined).map(({ pattern }) => pattern));
  const open = evidence.workload.load.filter(({ name }) => !served.has(name));
  const but = open.length === 0 ? '' : `, ${list(open.map(inWords))} by copies or several requests`;
  return `it could serve this profile${but}, but nothing proves that it is needed`;
}

function shape(engine: Engine, { dynamodbDesign, postgresDesign, settlement }: Conclusion): string {
  if (engine === Engine.POSTGRES) {
    return `Postgres as ${postgresDesign.options['postgres/deployment']} with ${counted(postgresDesign.sizing.readers, 'reader')}`;
  }
  const indexes = dynamodbDesign.tables.reduce((total, table) => total + table.indexes.length, 0);
  return `DynamoDB${settlement.keepExisting ? ' alone' : ''} with ${counted(builtTables(dynamodbDesign.tables).length, 'table')} and ${counted(indexes, 'GSI')}, ${dynamodbDesign.options['dynamodb/capacity-mode']}`;
}
