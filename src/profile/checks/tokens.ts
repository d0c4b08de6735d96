import { ProfileFault } from '../invalid-profile-error';
import { DEEPEST } from './sound';
import { pathOf } from './wording';

/*
 * CDK's encodings of values that are known only at deployment, recognised by their marks: the profile is read by the
 * command line too, which runs without aws-cdk-lib, so `Token.isUnresolved` is out of reach here.
 * See aws-cdk-lib/core/lib/private/encoding.ts.
 */
const TEXT_MARKS = ['${Token[', '#{Token['];
const NUMBER_IN_TEXT = /-1\.\d{10,16}e\+289/;
const NUMBER_MARK = 0xfbff;

/** A fault for every value that is a CDK token. */
export function tokenFaults(value: unknown, path: readonly PropertyKey[] = []): ProfileFault[] {
  if (isToken(value)) return [tokenFault(path)];
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((element, i) => tokenFaults(element, [...path, i]));
  return Object.entries(value).flatMap(([key, part]) =>
    isToken(key) ? [tokenFault(path)] : tokenFaults(part, [...path, key]));
}

function tokenFault(path: readonly PropertyKey[]): ProfileFault {
  return {
    path: pathOf(path),
    message: 'got a CDK token, allowed is a concrete value: the store is chosen at synth, when tokens are not resolved; '
      + 'write the value itself or read it from context',
  };
}

function isToken(value: unknown): boolean {
  if (typeof value === 'string') return TEXT_MARKS.some((mark) => value.includes(mark)) || NUMBER_IN_TEXT.test(value);
  if (typeof value === 'number') return topBits(value) === NUMBER_MARK;
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'string' && value[0].includes(TEXT_MARKS[1]);
  return typeof value === 'object' && value !== null && typeof (value as { resolve?: unknown }).resolve === 'function';
}

function topBits(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getUint16(0);
}
