// How long a decision takes, both designs and estimates included, for profiles of 10, 100 and 1,000 access patterns.
// Bundled first: what a development runner adds to each function would be measured with it.
//   npx esbuild bench/decide.ts --bundle --platform=node --packages=external --outfile=cdk.out/decide.js && node cdk.out/decide.js
import { performance } from 'node:perf_hooks';
import { decide } from '../src/decision/decide';
import { checkProfile } from '../src/profile/schema';
import { profileOf } from './profile-of';

const SECONDS_PER_SIZE = 12;
const ROUNDS = 5;

const results = [10, 100, 1_000].map((patterns) => ({ patterns, microseconds: median(patterns) }));
const base = results[0];
console.log('patterns  µs per decision  decisions/s  µs per pattern  times the first');
for (const { patterns, microseconds } of results) {
  console.log([
    String(patterns).padStart(8),
    microseconds.toFixed(0).padStart(15),
    (1e6 / microseconds).toFixed(0).padStart(11),
    (microseconds / patterns).toFixed(1).padStart(14),
    `${(microseconds / base.microseconds).toFixed(1)} for ${patterns / base.patterns}`.padStart(15),
  ].join('  '));
}

/** The median of a few rounds, after one that only warms up. */
function median(patterns: number): number {
  const profile = checkProfile(profileOf(patterns));
  const rounds = Array.from({ length: ROUNDS + 1 }, () => round(() => decide(profile))).slice(1);
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

/** Microseconds of processor time per call: what else the machine does is not in it. */
function round(call: () => unknown): number {
  const end = performance.now() + (SECONDS_PER_SIZE * 1_000) / (ROUNDS + 1);
  const started = process.cpuUsage();
  let calls = 0;
  while (performance.now() < end) {
    call();
    calls += 1;
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / calls;
}
