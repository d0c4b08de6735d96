import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { collectionRead, withinCollectionQuotas } from './collections';
import { coveredByIndex, coveredByTable, indexesByPattern, uncovered } from './coverage';
import { DynamoDbCoverage, DynamoDbDraft, DynamoDbTable } from './dynamodb-design';
import { indexesFor } from './indexes';
import { constantKeys, indexNeed, KeyNeed, keyNeedOf, match } from './key-need';
import { tableKey, tableShape } from './key-schema';
import { obstacleOf } from './obstacles';
import { wantedBy } from './projection';
import { lookedUpWrite, namesItems, readRequest, writeRequest } from './requests';

/** A pattern that an index could serve, and the key that it asks for. */
interface Open {
  readonly access: Access;
  readonly need: KeyNeed;
}

/** Draws the table of each entity, or its part of a collection's, with the indexes that its patterns need. The order of the patterns changes neither. */
export function draftDynamoDb({ accesses, entities }: Workload): DynamoDbDraft {
  const lines = new Map<string, DynamoDbCoverage>();
  const open = new Map<string, Open[]>();
  for (const name of entities.keys()) open.set(name, []);
  for (const access of accesses) {
    const line = coverageWithoutIndex(access, entities);
    if ('need' in line) open.get(access.entity.name)!.push(line);
    else lines.set(access.name, line);
  }
  const tables: DynamoDbTable[] = [];
  for (const [name, needs] of open) {
    const table = draftTable(entities.get(name)!, needs);
    const byPattern = indexesByPattern(table.indexes);
    for (const { access, need } of needs) lines.set(access.name, coveredByIndex(access, need, byPattern));
    tables.push(table);
  }
  return { tables: withinCollectionQuotas(tables), coverage: accesses.map((access) => lines.get(access.name)!) };
}

/** The coverage of a pattern that the table key serves, or that nothing does; else what an index for it needs. */
function coverageWithoutIndex(access: Access, entities: Workload['entities']): DynamoDbCoverage | Open {
  const { entity } = access;
  const read = collectionRead(access, entities);
  if (read !== undefined) return coveredByTable(access, read);
  const obstacle = obstacleOf(access, entities);
  if (obstacle !== undefined) return uncovered(access, obstacle);
  if (access.writes && namesItems(access)) return coveredByTable(access, writeRequest(access));
  const need = keyNeedOf(access)!;
  const keyMatch = match(tableShape(entity), need);
  if (keyMatch !== undefined) {
    return coveredByTable(access, access.writes ? lookedUpWrite(access, keyMatch) : readRequest(access, keyMatch));
  }
  return access.strong && !access.writes
    ? uncovered(access, 'it would need a GSI, and a GSI is never read with strong consistency')
    : { access, need: indexNeed(entity, need) };
}

/** A table with the indexes for the patterns that its key does not serve. */
function draftTable(entity: Entity, open: readonly Open[]): DynamoDbTable {
  const own = open.filter(({ access }) => !access.servedElsewhere);
  const { partitionKey, sortKey } = tableKey(entity);
  return {
    entity: entity.name,
    collection: entity.collection,
    partitionKey,
    sortKey,
    indexes: indexesFor(entity, own.map(({ access, need }) => ({
      need, wanted: wantedBy(access), constants: constantKeys(access), patterns: [access.name],
    }))),
    timeToLiveAttribute: entity.expiry?.attribute,
  };
}
