// How long a decision takes for profiles of 10, 100 and 1,000 access patterns: settled, with both designs and their costs, and
// explained as well, with flips, rationale and hash.
// Bundled first: what a development runner adds to each function would be measured with it.
//   npx esbuild bench/decide.ts --bundle --platform=node --packages=external --outfile=cdk.out/decide.js && node cdk.out/decide.js
import { performance } from 'node:perf_hooks';
import { decide, settleProfile } from '../src/decision/decide';
import { AccessPatternProfile } from '../src/profile/access-pattern-profile';
import { checkProfile } from '../src/profile/schema';
import { profileOf } from './profile-of';

const SECONDS_PER_FIGURE = 12;
const ROUNDS = 5;

const results = [10, 100, 1_000].map((patterns) => {
  const profile = checkProfile(profileOf(patterns));
  return { patterns, settled: median(profile, settleProfile), explained: median(profile, decide) };
});
const base = results[0];
console.log('patterns  µs settled  settled/s  µs explained  explained/s  settled, times the first');
for (const { patterns, settled, explained } of results) {
  console.log([
    String(patterns).padStart(8),
    settled.toFixed(0).padStart(10),
    (1e6 / settled).toFixed(0).padStart(9),
    explained.toFixed(0).padStart(12),
    (1e6 / explained).toFixed(0).padStart(11),
    `${(settled / base.settled).toFixed(1)} for ${patterns / base.patterns}`.padStart(24),
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
