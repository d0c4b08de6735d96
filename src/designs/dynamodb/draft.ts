import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { coAccessNotes } from './co-access';
import { collectionRead, withinCollectionQuotas } from './collections';
import { coveredByIndex, coveredByTable, uncovered } from './coverage';
import { DynamoDbCoverage, DynamoDbDraft, DynamoDbTable } from './dynamodb-design';
import { indexesFor } from './indexes';
import { constantKeys, indexNeed, keyNeedOf, match } from './key-need';
import { tableKey, tableShape } from './key-schema';
import { notesOn } from './notes';
import { obstacleOf } from './obstacles';
import { wantedBy } from './projection';
import { lookedUpWrite, namesItems, readRequest, writeRequest } from './requests';

/** Draws the table of each entity, or its part of a collection's, with the indexes that its patterns need. The order of the patterns changes neither. */
export function draftDynamoDb(workload: Workload): DynamoDbDraft {
  const { accesses, entities } = workload;
  const together = coAccessNotes(workload);
  const lines = new Map<string, DynamoDbCoverage>();
  const open = new Map<string, Access[]>([...entities.keys()].map((name) => [name, []]));
  for (const access of accesses) {
    const line = coverageWithoutIndex(access, entities);
    if (line === undefined) open.get(access.entity.name)!.push(access);
    else lines.set(access.name, line);
  }
  const tables = [...entities.values()].map((entity) => {
    const { table, coverage } = draftTable(entity, open.get(entity.name)!, together.get(entity.name));
    coverage.forEach((line) => lines.set(line.pattern, line));
    return table;
  });
  return { tables: withinCollectionQuotas(tables), coverage: accesses.map((access) => lines.get(access.name)!) };
}

/** The coverage of a pattern that the table key serves, or that nothing does; undefined when an index could. */
function coverageWithoutIndex(access: Access, entities: Workload['entities']): DynamoDbCoverage | undefined {
  const read = collectionRead(access, entities);
  if (read !== undefined) return coveredByTable(access, read);
  const obstacle = obstacleOf(access, entities);
  if (obstacle !== undefined) return uncovered(access, obstacle);
  if (access.writes && namesItems(access)) return coveredByTable(access, writeRequest(access));
  const keyMatch = match(tableShape(access.entity), keyNeedOf(access)!);
  if (keyMatch !== undefined) {
    return coveredByTable(access, access.writes ? lookedUpWrite(access, keyMatch) : readRequest(access, keyMatch));
  }
  return access.strong && !access.writes
    ? uncovered(access, 'it would need an index, and an index is never read with strong consistency')
    : undefined;
}

/** A table and the coverage of the patterns that its key does not serve. */
function draftTable(
  entity: Entity, open: readonly Access[], together: readonly string[] = [],
): { table: DynamoDbTable; coverage: readonly DynamoDbCoverage[] } {
  const needs = open.map((access) => ({ access, need: indexNeed(entity, keyNeedOf(access)!) }));
  const own = needs.filter(({ access }) => !access.servedElsewhere);
  const indexes = indexesFor(entity, own.map(({ access, need }) => ({
    need, wanted: wantedBy(access), constants: constantKeys(access), patterns: [access.name],
  })));
  const byPattern = new Map(indexes.flatMap((index) => index.patterns.map((pattern) => [pattern, index])));
  const coverage = needs.map(({ access, need }) => coveredByIndex(access, need, byPattern));
  const key = tableKey(entity);
  const table: DynamoDbTable = {
    entity: entity.name,
    ...(entity.collection !== undefined && { collection: entity.collection }),
    ...key,
    indexes,
    ...(entity.expiry === undefined ? {} : { timeToLiveAttribute: entity.expiry.attribute }),
    notes: [...notesOn(entity, key, byPattern, coverage), ...together],
  };
  return { table, coverage };
}
