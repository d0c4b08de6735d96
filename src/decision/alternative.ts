import { builtTables } from '../designs/dynamodb/collections';
import { Engine } from '../profile/engine';
import { counted, usd } from '../profile/format';
import { Verdict } from '../rules/finding';
import { Conclusion } from './conclusion';
import { Alternative } from './decision';

/** The engine that was not taken, what it would have been, and what stood against it. */
export function alternativeTo(engine: Engine, conclusion: Conclusion): Alternative {
  const other = engine === Engine.POSTGRES ? Engine.DYNAMODB : Engine.POSTGRES;
  const design = other === Engine.POSTGRES ? conclusion.postgresDesign : conclusion.dynamodbDesign;
  const against = conclusion.findings.filter((finding) =>
    finding.question === 'engine' && finding.verdict === Verdict.EXCLUDES && finding.option === other);
  const reason = against.length > 0
    ? `it is excluded: ${against[0].title}${against.length > 1 ? `, and ${against.length - 1} more` : ''}`
    : other === Engine.POSTGRES ? 'it could serve this profile, and is the default that was overruled'
      : 'it could serve this profile, but nothing proves that it is needed';
  return { engine: other, summary: `${shape(other, conclusion)} at about ${usd(design.cost.monthlyUsd)} a month; ${reason}` };
}

function shape(engine: Engine, { dynamodbDesign, postgresDesign }: Conclusion): string {
  if (engine === Engine.POSTGRES) {
    return `Postgres as ${postgresDesign.options['postgres/deployment']} with ${counted(postgresDesign.sizing.readers, 'reader')}`;
  }
  const indexes = dynamodbDesign.tables.reduce((total, table) => total + table.indexes.length, 0);
  return `DynamoDB with ${counted(builtTables(dynamodbDesign.tables).length, 'table')} and ${counted(indexes, 'GSI')}, ${dynamodbDesign.options['dynamodb/capacity-mode']}`;
}
