import { Engine } from '../profile/engine';
import { existingTable } from '../rules/existing-table';
import { Verdict } from '../rules/finding';
import { ENGINE } from '../rules/questions';
import { Evidence } from '../rules/rule';
import { DecidedBy } from './decision';
import { Judgement } from './judgement';
import { settle, speaks } from './settle';

/** The engine, and the step that settled it; without an engine, a conflict. */
export interface EngineSettlement {
  readonly engine?: Engine;
  readonly keepExisting?: Engine;
  readonly decidedBy: DecidedBy;
}

/** The rule that holds the three-part test; every other rule that favours an engine is a named recommendation. */
const THREE_PART_TEST = 'engine/three-part-test';

/** Settles the engine: an existing table, exclusions, named recommendations, the three-part test, the default. */
export function settleEngine(evidence: Evidence, findings: readonly Judgement[]): EngineSettlement {
  return existing(evidence, findings) ?? ordinary(findings);
}

function existing(evidence: Evidence, findings: readonly Judgement[]): EngineSettlement | undefined {
  const table = existingTable(evidence);
  if (table === 'stays' && !speaks(findings, Verdict.EXCLUDES, Engine.DYNAMODB)) {
    return { engine: Engine.DYNAMODB, decidedBy: DecidedBy.EXISTING_TABLE };
  }
  if (table === 'keep-and-add-postgres' && !speaks(findings, Verdict.EXCLUDES, Engine.POSTGRES)) {
    return { engine: Engine.POSTGRES, keepExisting: Engine.DYNAMODB, decidedBy: DecidedBy.EXISTING_TABLE };
  }
  return undefined;
}

function ordinary(findings: readonly Judgement[]): EngineSettlement {
  const engine = settle(ENGINE, findings) as Engine | undefined;
  if (engine === undefined) return { decidedBy: DecidedBy.CONFLICT };
  const excluded = findings.some((finding) => finding.verdict === Verdict.EXCLUDES);
  if (excluded) return { engine, decidedBy: DecidedBy.EXCLUSION };
  const favoring = findings.filter((finding) => finding.verdict === Verdict.FAVORS && finding.option === engine);
  if (favoring.length === 0) return { engine, decidedBy: DecidedBy.DEFAULT };
  const named = favoring.some((finding) => finding.rule !== THREE_PART_TEST);
  return { engine, decidedBy: named ? DecidedBy.NAMED_RECOMMENDATION : DecidedBy.THREE_PART_TEST };
}
