/** The minimal standard generator: products stay within what a number holds exactly. */
const MULTIPLIER = 48_271;
const MODULUS = 2_147_483_647;

/** The same draws in every run: what fails must fail for everybody. */
export function randomOf(seed: string): () => number {
  let state = [...seed].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % MODULUS, 20261123);
  return () => {
    state = state * MULTIPLIER % MODULUS;
    return state / MODULUS;
  };
}

/** One of several, each as likely. */
export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}
