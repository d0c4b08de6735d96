import { isElsewhere } from '../designs/dynamodb/as-stored';
import { ClientKind, Evolution, Topology, Traffic } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { flatMap } from '../profile/flat-map';
import { count } from '../profile/format';
import { missingForCapacity } from '../rules/capacity-costs';
import { rule as functionsWithoutPool } from '../rules/engine/functions-without-pool';
import { MAX_ITEM_BYTES, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, STRONG_REGIONS } from '../rules/limits';
import { regionCount } from '../rules/region-sets';
import { Evidence } from '../rules/rule';
import { DecidedBy } from './decision';
import { EngineSettlement } from './settle-engine';

/** House number: from a tenth of the limit on, the largest item may be over it though the average is not. */
const NEAR_LIMIT_BYTES = MAX_ITEM_BYTES / 10;

/** What was not declared about the surroundings, the items and the keys, and would matter. */
export function unknownFacts(evidence: Evidence, { decidedBy, engine, keepExisting }: EngineSettlement): string[] {
  return [
    ...(engine === Engine.DYNAMODB || keepExisting === Engine.DYNAMODB ? averages(evidence) : []),
    ...surroundings(evidence, decidedBy),
    ...sizesInTables(evidence),
    ...largestItems(evidence),
    ...busiestKeys(evidence),
    ...regions(evidence),
  ];
}

/** Held against the rule itself: would functions without a pool and unpredictable traffic be a named recommendation, and change the default? */
function surroundings(evidence: Evidence, decidedBy: DecidedBy): string[] {
  const { traffic, clients, evolution } = evidence.workload.profile;
  const supposed = {
    traffic: traffic ?? Traffic.UNPREDICTABLE,
    clients: clients ?? { kind: ClientKind.FUNCTIONS },
    evolution: evolution ?? Evolution.STABLE,
  };
  const { workload } = evidence;
  const named = decidedBy === DecidedBy.DEFAULT
    && functionsWithoutPool.judge({ ...evidence, workload: { ...workload, profile: { ...workload.profile, ...supposed } } }).length > 0;
  const settling = 'it could make DynamoDB a named recommendation (functions without a pool of their own, unpredictable traffic, all by the table key)';
  return [
    ...(traffic === undefined ? [`traffic: unknown; would matter because ${named ? settling : 'capacity mode and deployment follow it'}`] : []),
    ...(clients === undefined ? [`clients: unknown; would matter because ${named ? settling : 'functions, and clients outside a VPC, reach Postgres in other ways'}`] : []),
    ...(evolution === undefined && (named || decidedBy === DecidedBy.NAMED_RECOMMENDATION)
      ? ['evolution: unknown; would matter because no named recommendation of DynamoDB holds while patterns evolve']
      : []),
  ];
}

/** Whoever declares the traffic may want to know that the averages are what the capacity mode waits for. */
function averages(evidence: Evidence): string[] {
  const { traffic } = evidence.workload.profile;
  if (traffic === undefined || traffic === Traffic.UNPREDICTABLE) return [];
  return missingForCapacity(evidence).filter((path) => path.endsWith('.averagePerSecond')).map((path) =>
    `${path}: unknown; would matter because without it capacity stays on demand, and the break-even of provisioned capacity is not reckoned`);
}

/** Beside values that live elsewhere a pointer stays in the table, and whatever else is kept with it. */
function sizesInTables({ workload }: Evidence): string[] {
  return workload.profile.entities.filter(isElsewhere).map(({ name, averageItemBytes }) =>
    `entities.${name}.averageItemBytes: unknown; would matter because what stays in a table of the declared ${count(averageItemBytes!)} bytes is not priced, `
    + `nor its requests: an item holds at most ${count(MAX_ITEM_BYTES)}`);
}

function largestItems({ workload }: Evidence): string[] {
  const isNear = (bytes: number) => bytes >= NEAR_LIMIT_BYTES && bytes <= MAX_ITEM_BYTES;
  return workload.profile.entities
    .filter(({ maxItemBytes, averageItemBytes = 0 }) => maxItemBytes === undefined && isNear(averageItemBytes))
    .map(({ name, averageItemBytes }) =>
      `entities.${name}.maxItemBytes: unknown; would matter because items average ${count(averageItemBytes!)} bytes, `
      + `and one over ${count(MAX_ITEM_BYTES)} excludes DynamoDB`);
}

function busiestKeys({ workload, dynamodbPeaks }: Evidence): string[] {
  return flatMap(dynamodbPeaks, ({ entity, index, reads, writes: all, markers }) => {
    const writes = all - markers;
    if (index !== undefined || workload.entities.get(entity)!.hottestKeyShare !== undefined) return [];
    return reads <= PARTITION_READ_UNITS && writes <= PARTITION_WRITE_UNITS ? [] : [
      `entities.${entity}.hottestKeyShare: unknown; would matter because ${count(writes)} write and ${count(reads)} read units/s are declared, `
        + `and one key of DynamoDB carries ${count(PARTITION_WRITE_UNITS)} and ${count(PARTITION_READ_UNITS)}`,
    ];
  });
}

function regions({ workload }: Evidence): string[] {
  const declared = workload.profile.regions;
  return (declared?.topology ?? Topology.SINGLE) === Topology.SINGLE || regionCount(declared) !== undefined ? [] : [
    `regions.replicas: unknown; would matter because every other Region is paid for, and strong consistency takes exactly ${count(STRONG_REGIONS)} Regions`,
  ];
}
