import { Decision } from '../decision/decision';
import { explanationOf } from './explanation';
import { headline } from './headline';
import { printable } from './printable';

/** The one key in a template's Metadata and in a resource's. */
export const METADATA_KEY = 'cdk-data-store';

/** Beyond this the metadata keeps the summary; CloudFormation takes templates of 1 MB, and there may be several stores. */
const MAX_METADATA_BYTES = 200_000;

/** No limit of an output's value is published; 1,024 bytes is that of its description. */
const MAX_OUTPUT_BYTES = 1_024;

/** The whole trace for the template's Metadata; of a very long one the summary, with the name of the file that holds the rest. */
export function templateMetadata(decision: Decision, recordFile: string): Record<string, unknown> {
  const whole = explanationOf(decision);
  if (Buffer.byteLength(JSON.stringify(whole)) <= MAX_METADATA_BYTES) return whole;
  const { schemaVersion, rulesetVersion, outcome, engine, decidedBy, rationale, test, options, flips, hash } = whole;
  return { schemaVersion, rulesetVersion, outcome, engine, decidedBy, rationale, test, options, flips, hash, wholeRecord: recordFile };
}

/** Engine and hash for the primary resource: a change of template Metadata alone is never deployed, a change of this is. */
export function resourceMetadata({ engine, rulesetVersion, hash }: Decision): Record<string, unknown> {
  return { engine, rulesetVersion, decision: hash };
}

/** The rationale, short enough for a CloudFormation output. */
export function outputRationale(decision: Decision): string {
  return truncate(printable(`${headline(decision)}. ${decision.rationale}`), MAX_OUTPUT_BYTES);
}

function truncate(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const cut = Buffer.from(text).subarray(0, maxBytes - 3).toString('utf8').replace(/\uFFFD+$/, '');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
