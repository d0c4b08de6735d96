import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Annotations, attachCustomSynthesis, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Decision, DecidedBy } from './decision/decision';
import { toHtml } from './report/html';
import { toMarkdown } from './report/markdown';
import { METADATA_KEY, outputRationale, resourceMetadata, templateMetadata } from './report/template-rationale';
import { Finding, Verdict } from './rules/finding';
import { Store } from './stores/store';

/** Says why, by every door: template metadata, the primary resource, outputs, files of the assembly, annotations. */
export function publishRationale(scope: Construct, decision: Decision, store: Store): void {
  const record = `${fileName(scope.node.path)}.decision`;
  addTemplateMetadata(scope, decision, `${record}.md`);
  store.primaryResource?.addMetadata(METADATA_KEY, resourceMetadata(decision));
  addOutputs(scope, decision, store);
  writeRecords(scope, decision, record, store);
  annotate(scope, decision, store);
}

/** One namespaced key for all stores of a stack, side by side by their path. */
function addTemplateMetadata(scope: Construct, decision: Decision, recordFile: string): void {
  const { templateOptions } = Stack.of(scope);
  const path = scope.node.path.split('/').slice(Stack.of(scope).node.path.split('/').length).join('/');
  templateOptions.metadata = {
    ...templateOptions.metadata,
    [METADATA_KEY]: { ...templateOptions.metadata?.[METADATA_KEY], [path]: templateMetadata(decision, recordFile) },
  };
}

/** A construct's path as the name of a file; of a very long one its end. */
function fileName(path: string): string {
  return path.replace(/[^A-Za-z0-9._-]+/g, '-').slice(-200);
}

function addOutputs(scope: Construct, decision: Decision, store: Store): void {
  new CfnOutput(scope, 'Engine', { value: decision.engine!, description: 'The engine that was settled' });
  new CfnOutput(scope, 'Rationale', { value: outputRationale(decision), description: 'Why this engine; the whole trace is in the template Metadata' });
  for (const [name, value] of Object.entries(store.outputs)) new CfnOutput(scope, name, { value });
}

/** The decision record goes where the template goes; nothing is written before synthesis. */
function writeRecords(scope: Construct, decision: Decision, record: string, store: Store): void {
  const accessMap = store.accessMap ?? decision.accessMap;
  const schemaSql = store.postgres?.schemaSql;
  attachCustomSynthesis(scope, {
    onSynthesize({ outdir }) {
      mkdirSync(outdir, { recursive: true });
      writeFileSync(join(outdir, `${record}.md`), toMarkdown(decision, scope.node.path));
      writeFileSync(join(outdir, `${record}.html`), toHtml(decision, scope.node.path));
      if (schemaSql !== undefined) writeFileSync(join(outdir, `${fileName(scope.node.path)}.schema.sql`), schemaSql);
      if (accessMap) writeFileSync(join(outdir, accessMapFile(scope)), `${JSON.stringify(accessMap, null, 2)}\n`);
    },
  });
}

/** The access map stands beside the record. */
function accessMapFile(scope: Construct): string {
  return `${fileName(scope.node.path)}.access-map.json`;
}

/** Rules whose findings stop a deployment unless somebody acts before it. */
const BEFORE_DEPLOYMENT = ['engine/throughput-quotas'];

/** The rationale as information; what must be done first, and what speaks against an overriding engine, as warnings to acknowledge. */
function annotate(scope: Construct, decision: Decision, store: Store): void {
  Annotations.of(scope).addInfoV2('data-store::decision', decision.rationale);
  const adopted = Object.keys(store.existingTables ?? {}).length > 0;
  if (decision.decidedBy === DecidedBy.EXISTING_TABLE && !adopted) Validations.of(scope).addWarning('data-store::existing-table', existingTable(decision));
  const overridden = decision.decidedBy === DecidedBy.OVERRIDE;
  const warnings = decision.findings.filter((finding) => finding.question === 'engine'
    && (overridden ? speaksAgainst(finding, decision) : BEFORE_DEPLOYMENT.includes(finding.rule) && finding.option === decision.engine));
  for (const [rule, findings] of groupByRule(warnings)) {
    const because = findings.map((finding) => `${finding.because}${finding.remedy ? ` (${finding.remedy})` : ''}`);
    Validations.of(scope).addWarning(`data-store::${rule}`, `${findings[0].title}: ${because.join('; ')}`);
  }
}

/** What becomes of an existing table that was not handed over. */
function existingTable({ keepExisting }: Decision): string {
  return keepExisting
    ? 'the existing table keeps the single-key path and is no part of this store; name it in existingTables, and it is granted and handed to clients too'
    : 'the existing table stays, but this store makes tables of its own; name the existing one in existingTables, and it takes their place';
}

function speaksAgainst(finding: Finding, decision: Decision): boolean {
  return finding.option === decision.engine ? finding.verdict !== Verdict.FAVORS : finding.verdict === Verdict.FAVORS;
}

/** A warning of an id is shown once, so a rule's findings go into one. */
function groupByRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...groups.get(finding.rule) ?? [], finding]);
  return groups;
}
