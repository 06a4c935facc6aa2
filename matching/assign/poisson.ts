/** The chance of counts of letters that arrive independently: N ~ Poisson(mean). */

/** Terms are brought down by it before they grow beyond what a double holds; the rest of them is kept as a logarithm. */
const LARGE = 1e200;

/** P(N = n) and P(N < n), at any mean: e^-mean alone would be 0 from 746 on. @param n whole, below 0 too; @param mean 0 or more */
export function poissonAt(n: number, mean: number): { readonly at: number; readonly below: number } {
  if (n < 0) return { at: 0, below: 0 };
  let [term, below, log] = [1, 0, -mean];
  for (let i = 1; i <= n; i++) {
    below += term;
    term *= mean / i;
    if (term < LARGE) continue;
    term /= LARGE;
    below /= LARGE;
    log += Math.log(LARGE);
  }
  const chance = (sum: number) => Math.min(1, Math.exp(Math.log(sum) + log));
  return { at: chance(term), below: chance(below) };
}
