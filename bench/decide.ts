// How long a decision takes for profiles of 10, 100 and 1,000 access patterns: with both designs and their costs, and with everything told
// besides, as `explain --format json` prints it: findings, flips, rationale, coverage, cost lines, hash.
// Bundled first: what a development runner adds to each function would be measured with it.
//   npx esbuild bench/decide.ts --bundle --platform=node --packages=external --outfile=cdk.out/decide.js && node cdk.out/decide.js
import { performance } from 'node:perf_hooks';
import { decide } from '../src/decision/decide';
import { AccessPatternProfile } from '../src/profile/access-pattern-profile';
import { checkProfile } from '../src/profile/schema';
import { explanationOf } from '../src/report/explanation';
import { profileOf } from './profile-of';

const SECONDS_PER_FIGURE = 12;
const ROUNDS = 5;

const results = [10, 100, 1_000].map((patterns) => {
  const profile = checkProfile(profileOf(patterns));
  return { patterns, decided: median(profile, decide), told: median(profile, (each) => explanationOf(decide(each))) };
});
const base = results[0];
console.log('patterns  µs decided  decided/s  µs told as well  told as well/s  decided, times the first');
for (const { patterns, decided, told } of results) {
  console.log([
    String(patterns).padStart(8),
    decided.toFixed(0).padStart(10),
    (1e6 / decided).toFixed(0).padStart(9),
    told.toFixed(0).padStart(15),
    (1e6 / told).toFixed(0).padStart(14),
    `${(decided / base.decided).toFixed(1)} for ${patterns / base.patterns}`.padStart(24),
  ].join('  '));
}

/** The median of a few rounds, after one that only warms up. */
function median(profile: AccessPatternProfile, decision: (profile: AccessPatternProfile) => unknown): number {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => round(() => decision(profile))).slice(1);
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

/** Microseconds of processor time per call: what else the machine does is not in it. */
function round(call: () => unknown): number {
  const end = performance.now() + (SECONDS_PER_FIGURE * 1_000) / (ROUNDS + 1);
  const started = process.cpuUsage();
  let calls = 0;
  while (performance.now() < end) {
    call();
    calls += 1;
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / calls;
}
