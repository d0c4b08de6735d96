import { Access } from '../profile/access';
import { ExistingEngine, Topology } from '../profile/access-pattern-profile';
import { flatMap } from '../profile/flat-map';
import { partOf, Workload } from '../profile/workload';
import { freshJoins, tooManyJoins } from './joins';
import { inWords, leastShare, list } from './loads';
import { Evidence } from './rule';
import { isServed } from './served';

/** House number: a table keeps its place beside Postgres when it serves at least half of the reads. */
export const KEPT_READ_SHARE = 0.5;

/** What becomes of an existing DynamoDB table. */
export type ExistingTable = 'none' | 'stays' | 'keep-and-add-postgres';

/** The first step of the decision. `stays` holds only as long as no rule excludes DynamoDB. */
export function existingTable(evidence: Evidence): ExistingTable {
  const { workload } = evidence;
  if (workload.profile.existingStore?.engine !== ExistingEngine.DYNAMODB) return 'none';
  const open = unservable(evidence);
  const required = workload.profile.requires ?? [];
  if (open.length === 0 && required.length === 0) return 'stays';
  if (keyedReadShare(evidence) < KEPT_READ_SHARE) return 'none';
  if (workload.profile.singleStore !== true) return 'keep-and-add-postgres';
  return required.length === 0 && open.every((access) => canBeDenormalised(evidence, access)) ? 'stays' : 'none';
}

/** What the table lacks, in words: patterns that no key or index serves, and features that only Postgres has. */
export function lackingInWords(evidence: Evidence): string {
  const { requires = [] } = evidence.workload.profile;
  return list([...unservable(evidence).map(inWords), ...requires]);
}

/** What only Postgres can take: all of the load, or what the table cannot serve where the table keeps its key path. */
export function carriedByPostgres(evidence: Evidence): Workload {
  if (existingTable(evidence) !== 'keep-and-add-postgres') return evidence.workload;
  return partOf(evidence.workload, unservable(evidence), () => false);
}

/**
 * What Postgres is sized and priced for. Beside a table that keeps its key path: the patterns off that path, a copy of the entities that these
 * read, and the writes that keep the copy up to date, in one Region where the table is written in several. The profile does not say which
 * patterns want a required feature, so with one it is the whole load.
 */
export function loadOfPostgres(evidence: Evidence): Workload {
  const { workload } = evidence;
  if (existingTable(evidence) !== 'keep-and-add-postgres') return workload;
  if ((workload.profile.requires ?? []).length > 0) return inOneRegion(workload);
  const open = new Set(offTheKeyPath(evidence));
  const copied = copiedEntities(evidence);
  const carried = workload.accesses.filter((access) =>
    access.servedElsewhere || open.has(access) || (access.writes && touched(access).some((name) => copied.has(name))));
  return inOneRegion(partOf(workload, carried, ({ name }) => copied.has(name)));
}

/** A global table goes on serving the Regions that write; Postgres beside it is fed and written in one, and needs no other. */
function inOneRegion(workload: Workload): Workload {
  const { profile } = workload;
  if (profile.regions?.topology !== Topology.ACTIVE_ACTIVE) return workload;
  return partOf({ ...workload, profile: { ...profile, regions: undefined } }, workload.accesses, () => true);
}

/** The entities that Postgres holds a copy of beside a table that stays, by name: those that patterns off the key path read. */
export function copiedEntities(evidence: Evidence): ReadonlySet<string> {
  return new Set(flatMap(offTheKeyPath(evidence), touched));
}

/** Patterns that do not go by the key of the table. Which indexes it has is not known here, so none is counted on. */
function offTheKeyPath(evidence: Evidence): readonly Access[] {
  return evidence.workload.load.filter((access) => !access.singleKey || !isServed(evidence, access));
}

/** The entities that a pattern reads or writes, by name. */
function touched({ entity, joins, pattern }: Access): readonly string[] {
  return [entity.name, ...joins, ...pattern.alsoWrites ?? []];
}

/** The patterns of the load that no key or index of the table serves; a join is one of them. */
export function unservable(evidence: Evidence): readonly Access[] {
  return evidence.workload.load.filter((access) => !isServed(evidence, access));
}

/** The share of reads that a single key serves, at least. */
export function keyedReadShare({ workload }: Evidence): number {
  const reads = workload.load.filter((access) => !access.writes);
  return leastShare(reads.filter((access) => access.singleKey), reads);
}

/** A join that may lag or is rare costs copies or round trips, but does not exclude DynamoDB. */
function canBeDenormalised(evidence: Evidence, access: Access): boolean {
  const fresh = freshJoins(evidence);
  return access.joins.length > 0 && !(fresh.includes(access) && tooManyJoins(evidence, fresh));
}
