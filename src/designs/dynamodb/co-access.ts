import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { flatMap } from '../../profile/flat-map';
import { counted, percent } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { bytesUnderPartition } from './request-loads';
import { readUnits } from './units';

/**
 * From this share of reads that want both, one partition for several entities pays off; below it, tables of their own. AWS's modelling
 * prompt draws the line at 50 % (30 % elsewhere in the same text).
 * https://github.com/awslabs/mcp/tree/main/src/dynamodb-mcp-server
 */
const COLLECTION_SHARE = 0.5;
/** From this share they may as well be one item, if it stays small (same source). */
const ONE_ITEM_SHARE = 0.9;

/** Why entities that are read together have the tables they have, in clauses, by the entity that is asked for. */
export function coAccessNotes({ load, loadByEntity, entities }: Workload): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, string[]>();
  for (const access of load) {
    if (access.joins.length === 0 || access.writes) continue;
    const others = flatMap(access.joins, (name) => entities.get(name) ?? []).filter((other) => shareKeys(access.entity, other));
    for (const other of others) {
      const of = notes.get(access.entity.name) ?? [];
      notes.set(access.entity.name, [...of, noteOn(access, other, loadByEntity)]);
    }
  }
  return notes;
}

/** Whether items of both can stand under one partition. */
function shareKeys(a: Entity, b: Entity): boolean {
  return a.name !== b.name && a.key[0] === b.key[0] && a.attributes[a.key[0]] === b.attributes[b.key[0]];
}

function noteOn(access: Access, other: Entity, loadByEntity: Workload['loadByEntity']): string {
  const { entity, name } = access;
  const share = coAccessShare(access, other, loadByEntity);
  const read = `'${name}' reads ${entity.name} and ${other.name} of one ${entity.key[0]}`;
  if (entity.collection !== undefined && entity.collection === other.collection) {
    return `${read} in one request, because both are in the collection ${entity.collection}`;
  }
  const measured = share === undefined ? 'an unknown share' : percent(share);
  const together = `${measured} of the reads of either want both`;
  if (share !== undefined && share < COLLECTION_SHARE) return `${read}, but ${together}: tables of their own suit them better than a collection`;
  return `${read} with requests to two tables; ${together}${share !== undefined && share >= ONE_ITEM_SHARE ? ', so that one item could hold them' : ''}. `
    + `A collection would make it one request${savingInWords(access, other)}. Tables keep their keys for good: declare the collection before the `
    + 'first deployment, or move the items';
}

/** The share of reads of either entity that want both; undefined when a rate is unknown. */
function coAccessShare({ entity }: Access, other: Entity, loadByEntity: Workload['loadByEntity']): number | undefined {
  const reads = [...new Set([...loadByEntity.get(entity.name) ?? [], ...loadByEntity.get(other.name) ?? []])].filter((access) => !access.writes);
  if (reads.some((access) => access.peakPerSecond === undefined)) return undefined;
  const rate = (some: readonly Access[]) => some.reduce((sum, access) => sum + access.peakPerSecond!, 0);
  const both = reads.filter((access) => [access.entity.name, ...access.joins].every((name) => name === entity.name || name === other.name)
    && access.joins.length > 0);
  const all = rate(reads);
  return all === 0 ? undefined : rate(both) / all;
}

/** What one request saves at the peak, as far as it is known. */
function savingInWords(access: Access, other: Entity): string {
  const { entity, peakPerSecond, strong } = access;
  if (peakPerSecond === undefined) return '';
  const own = bytesUnderPartition(entity, access);
  const theirs = bytesUnderPartition(other, access);
  const requests = `${counted(peakPerSecond, 'fewer request')}/s at the peak`;
  if (own === undefined || theirs === undefined) return ` (${requests})`;
  const saved = (readUnits(own, strong) + readUnits(theirs, strong) - readUnits(own + theirs, strong)) * peakPerSecond;
  return saved > 0 ? ` (${requests}, ${counted(saved, 'fewer read unit')}/s)` : ` (${requests}, as many read units)`;
}
