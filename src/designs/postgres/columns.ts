import { AttributeType } from '../../profile/access-pattern-profile';
import { sqlColumn, TableNames, wordsKey } from './names';
import { PostgresColumn } from './postgres-design';
import { quoteIdentifier } from './sql';

/**
 * The profile names no language: `simple` finds words as they are written in any of them. A language's own configuration,
 * such as `english`, also finds inflected forms, but only of its own words (PostgreSQL manual, 12.6).
 */
export const TEXT_SEARCH_CONFIGURATION = 'simple';

const TYPES: Readonly<Record<AttributeType, string>> = {
  [AttributeType.STRING]: 'text',
  [AttributeType.NUMBER]: 'numeric',
  [AttributeType.TIMESTAMP]: 'timestamptz',
  [AttributeType.BOOLEAN]: 'boolean',
  [AttributeType.BINARY]: 'bytea',
  [AttributeType.JSON]: 'jsonb',
};

/** The columns of a table: one per attribute, and one generated per set of attributes searched for words. */
export function columnsOf(names: TableNames, wordSets: readonly (readonly string[])[]): readonly PostgresColumn[] {
  const { entity } = names;
  const stored = Object.entries(entity.attributes).map(([attribute, type]) => ({
    attribute,
    name: names.columns.get(attribute)!,
    type: TYPES[type],
    nullable: !entity.key.includes(attribute),
  }));
  return [...stored, ...wordSets.map((set) => wordsColumn(names, set))];
}

/** A column in CREATE TABLE and ADD COLUMN. */
export function columnSql({ name, type, nullable, generatedAs }: PostgresColumn): string {
  const generated = generatedAs === undefined ? '' : ` GENERATED ALWAYS AS (${generatedAs}) STORED`;
  return `${quoteIdentifier(name)} ${type}${generated}${nullable ? '' : ' NOT NULL'}`;
}

function wordsColumn(names: TableNames, set: readonly string[]): PostgresColumn {
  const texts = [...set].sort().map((attribute) => `coalesce(${sqlColumn(names, attribute)}, '')`);
  return {
    name: names.words.get(wordsKey(set))!,
    type: 'tsvector',
    nullable: true,
    generatedAs: `to_tsvector('${TEXT_SEARCH_CONFIGURATION}', ${texts.join(' || \' \' || ')})`,
  };
}
