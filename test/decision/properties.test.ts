import * as fc from 'fast-check';
import { decide } from '../../src/decision/decide';
import { DecidedBy } from '../../src/decision/decision';
import { Settlement } from '../../src/decision/settlement';
import { AccessPattern, AccessPatternProfile, Operation } from '../../src/profile/access-pattern-profile';
import { Engine } from '../../src/profile/engine';
import { checkProfile } from '../../src/profile/schema';
import { told } from '../../src/profile/words';
import { toWorkload, withItems, withRates, Workload } from '../../src/profile/workload';
import { RULES } from '../../src/rules';
import { gatherEvidence } from '../../src/rules/evidence';
import { Finding, Verdict } from '../../src/rules/finding';
import { keyedProfiles, profiles } from './profiles';

const RUNS = { numRuns: 150 };
const anyProfile = fc.oneof(profiles, keyedProfiles);
const SINGLE_KEY_WRITES = [Operation.PUT, Operation.UPDATE, Operation.DELETE];

function withPatterns(profile: AccessPatternProfile, change: (pattern: AccessPattern) => AccessPattern): AccessPatternProfile {
  return { ...profile, accessPatterns: profile.accessPatterns.map(change) };
}

/** What was found, whatever the order in which it lists patterns. */
function signature(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, verdict, option }) => `${rule} ${verdict} ${option}`).sort();
}

function writesByKey(pattern: AccessPattern): boolean {
  return SINGLE_KEY_WRITES.includes(pattern.operation) && pattern.by === undefined;
}

/** The profile with numbers in place of some that were left out. */
function assuming(profile: AccessPatternProfile, valueOf: (path: string) => number | undefined): AccessPatternProfile {
  return {
    ...profile,
    entities: profile.entities.map((entity) => ({
      ...entity,
      itemCount: entity.itemCount ?? valueOf(`entities.${entity.name}.itemCount`),
      averageItemBytes: entity.averageItemBytes ?? valueOf(`entities.${entity.name}.averageItemBytes`),
      expiry: entity.expiry && { ...entity.expiry, afterSeconds: entity.expiry.afterSeconds ?? valueOf(`entities.${entity.name}.expiry.afterSeconds`) },
    })),
    accessPatterns: profile.accessPatterns.map((pattern) => ({
      ...pattern, peakPerSecond: pattern.peakPerSecond ?? valueOf(`accessPatterns.${pattern.name}.peakPerSecond`),
    })),
  };
}

/** A copy in which whatever is written throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? value.map(frozen) : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozen(part)]));
  return Object.freeze(copy) as T;
}

/** All that a decision tells, as plain data. */
function written(settlement: Settlement): unknown {
  return JSON.parse(JSON.stringify(settlement));
}

describe('deciding on any profile', () => {
  test('the profiles drawn are valid', () => {
    fc.assert(fc.property(anyProfile, (profile) => { checkProfile(JSON.parse(JSON.stringify(profile))); }), RUNS);
  });

  test('the profiles drawn reach every step', () => {
    const steps = new Set(fc.sample(anyProfile, { numRuns: 600, seed: 1 }).map((profile) => decide(profile).decidedBy));
    expect([...steps].sort()).toEqual(Object.values(DecidedBy).filter((step) => step !== DecidedBy.OVERRIDE).sort());
  });

  test('always ends, and always alike', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      expect(written(decide(profile))).toEqual(written(decide(JSON.parse(JSON.stringify(profile)))));
    }), RUNS);
  });

  test('leaves the profile as it is', () => {
    fc.assert(fc.property(anyProfile, (profile) => { decide(frozen(profile)); }), RUNS);
  });

  test('does not depend on the order of patterns or entities', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      const reversed = { ...profile, entities: [...profile.entities].reverse(), accessPatterns: [...profile.accessPatterns].reverse() };
      const [one, other] = [decide(profile), decide(reversed)];
      expect([other.engine, other.decidedBy, other.options]).toEqual([one.engine, one.decidedBy, one.options]);
      expect(signature(other.findings)).toEqual(signature(one.findings));
    }), RUNS);
  });

  test('has one hash, in whatever order the patterns stand', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      expect(decide({ ...profile, accessPatterns: [...profile.accessPatterns].reverse() }).hash).toBe(decide(profile).hash);
    }), RUNS);
  });

  test('never takes an engine that a finding excludes', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      const { engine, findings } = decide(profile);
      expect(findings.filter((finding) => finding.verdict === Verdict.EXCLUDES && finding.option === engine)).toEqual([]);
    }), RUNS);
  });

  test('reads in the rules that scale nothing that stays as declared when flips ask for another load', () => {
    const scaling = RULES.filter(({ scales }) => scales);
    const refuse = () => { throw new Error('is that of the declared load'); };
    fc.assert(fc.property(anyProfile, (profile) => {
      const evidence = { ...gatherEvidence(toWorkload(profile)), settled: {} };
      const other = Object.defineProperties({ ...evidence }, { dynamodbLoads: { get: refuse }, dynamodbPeaks: { get: refuse } });
      for (const { judge } of scaling) judge(other).forEach(({ because }) => told(because));
    }), RUNS);
  });

  test('settles alike at other rates and counts, as far as the rules go that do not scale', () => {
    const fixed = RULES.filter(({ question, scales }) => question === 'engine' && !scales);
    fc.assert(fc.property(anyProfile, fc.constantFrom(0.001, 0.3, 7, 5_000), (profile, factor) => {
      const evidence = { ...gatherEvidence(toWorkload(profile)), settled: {} };
      const settling = (workload: Workload) => fixed
        .flatMap(({ id, judge }) => judge({ ...evidence, workload }).map(({ verdict, option }) => [id, verdict, option]))
        .filter(([, verdict]) => verdict !== Verdict.CAUTIONS);
      const declared = settling(evidence.workload);
      expect(settling(withRates(evidence.workload, ({ writes }) => writes ? factor : 1))).toEqual(declared);
      expect(settling(withItems(evidence.workload, factor))).toEqual(declared);
    }), RUNS);
  });

  test('takes DynamoDB only on proof, and Postgres by default', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      const { engine, decidedBy } = decide(profile);
      if (engine === Engine.DYNAMODB) expect(decidedBy).not.toBe(DecidedBy.DEFAULT);
      if (decidedBy === DecidedBy.DEFAULT) expect(engine).toBe(Engine.POSTGRES);
    }), RUNS);
  });

  test('names the key or index of each pattern, or the finding that says what serves it instead', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      const { engine, coverage, findings, workload } = decide(profile);
      if (engine === undefined) return;
      for (const access of workload.load) {
        const line = coverage.find((each) => each.pattern === access.name && each.engine === engine);
        expect(line?.why).toBeTruthy();
        const named = findings.some((finding) => finding.option === engine && finding.because.includes(`'${access.name}'`));
        expect(line!.servedBy !== undefined || access.operation === Operation.AD_HOC || named).toBe(true);
      }
    }), RUNS);
  });
});

describe('changing a profile', () => {
  test('a further join never moves it to DynamoDB, where no store exists', () => {
    fc.assert(fc.property(profiles, fc.nat(), (drawn, at) => {
      const profile = { ...drawn, existingStore: undefined };
      const pattern = profile.accessPatterns[at % profile.accessPatterns.length];
      fc.pre([Operation.GET, Operation.LIST, Operation.AGGREGATE].includes(pattern.operation) && decide(profile).engine !== Engine.DYNAMODB);
      const joined = withPatterns(profile, (each) => each === pattern ? { ...each, joins: [each.entity === 'Alpha' ? 'Beta' : 'Alpha'] } : each);
      expect(decide(joined).engine).not.toBe(Engine.DYNAMODB);
    }), RUNS);
  });

  test('more single-key writes never move a profile of one entity away from DynamoDB', () => {
    fc.assert(fc.property(keyedProfiles, fc.constantFrom(1.5, 4, 100), (profile, times) => {
      fc.pre(decide(profile).engine === Engine.DYNAMODB);
      const raised = withPatterns(profile, (each) => writesByKey(each) ? { ...each, peakPerSecond: each.peakPerSecond! * times } : each);
      expect(decide(raised).engine).toBe(Engine.DYNAMODB);
    }), RUNS);
  });

  test('a rate or a count left out never moves it to DynamoDB, where no store exists', () => {
    fc.assert(fc.property(anyProfile, fc.nat(), (drawn, at) => {
      const profile = { ...drawn, existingStore: undefined };
      fc.pre(decide(profile).engine !== Engine.DYNAMODB);
      const pattern = profile.accessPatterns[at % profile.accessPatterns.length];
      const withoutRate = withPatterns(profile, (each) => each === pattern ? { ...each, peakPerSecond: undefined } : each);
      const withoutCount = { ...profile, entities: profile.entities.map((entity) => ({ ...entity, itemCount: undefined })) };
      expect(decide(withoutRate).engine).not.toBe(Engine.DYNAMODB);
      expect(decide(withoutCount).engine).not.toBe(Engine.DYNAMODB);
    }), RUNS);
  });

  test('an unknown number that matters for sizing and cost alone never changes the engine, whatever it is', () => {
    const paths = (profile: AccessPatternProfile) => decide(profile).unknowns.flatMap((line) => /^(.*): unknown; would matter for sizing and cost;/.exec(line)?.[1] ?? []);
    let seen = 0;
    const values = fc.constantFrom(0.001, 7, 35_000, 250_000, 5e6, 1e12);
    fc.assert(fc.property(anyProfile, values, fc.constantFrom(1, 200, 5_000), fc.nat(), (drawn, value, bytes, at) => {
      const known = drawn.entities.map((entity) => ({ ...entity, maxItemBytes: undefined }));
      const profile = { ...drawn, entities: known };
      const unknown = paths(profile);
      seen += unknown.length;
      const { engine, keepExisting } = decide(profile);
      for (const set of [new Set(unknown), new Set([unknown[at % unknown.length]])]) {
        const settled = decide(assuming(profile, (path) => set.has(path) ? path.endsWith('Bytes') ? bytes : value : undefined));
        expect([settled.engine, settled.keepExisting]).toEqual([engine, keepExisting]);
      }
    }), { numRuns: 600 });
    expect(seen).toBeGreaterThan(150);
  });

  test('a required feature of Postgres never leaves DynamoDB standing', () => {
    fc.assert(fc.property(anyProfile, (profile) => {
      expect(decide({ ...profile, requires: ['triggers' as never] }).engine).not.toBe(Engine.DYNAMODB);
    }), RUNS);
  });

  test('a pattern served elsewhere no longer counts', () => {
    fc.assert(fc.property(keyedProfiles, (drawn) => {
      const profile = { ...drawn, singleStore: undefined };
      const search: AccessPattern = { name: 'search', entity: 'Alpha', operation: Operation.SEARCH, by: ['title'], servedElsewhere: true, peakPerSecond: 1_000_000 };
      expect(decide({ ...profile, accessPatterns: [...profile.accessPatterns, search] }).engine).toBe(decide(profile).engine);
    }), RUNS);
  });
});
