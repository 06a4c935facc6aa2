/** What became of earlier meetings teaches the chance that one is kept. Deterministic. */
import { KEEPING_TERMS, type KeepingWeights, keepingTerms, type MeetingProspect, PRIOR_KEEPING } from './keeping.ts';
import { invert } from './learn/solve.ts';
import { sigmoid } from './logistic.ts';

export interface KeptOrNot extends MeetingProspect {
  /** Whether both accepted, and came. */
  readonly kept: boolean;
}

/** What the prior counts for on each weight, in outcomes of a chance near one half times their variance: about 20 of them. */
const TRUST = 4;
const ROUNDS = 100;
const CLOSE = 1e-9;

/**
 * Logistic regression, each weight drawn to the prior's by a normal of variance 1/`TRUST`, none but the level below 0: the
 * most likely weights after these outcomes, by projected Newton (Bertsekas 1982). Without outcomes the prior.
 * @throws MatchingError BAD_OPTION
 */
export function fitKeeping(outcomes: readonly KeptOrNot[], prior: KeepingWeights = PRIOR_KEEPING): KeepingWeights {
  const before = KEEPING_TERMS.map((term) => prior[term]);
  const seen = outcomes.map((one) => ({ terms: keepingTerms(one), kept: Number(one.kept) }));
  let weights = before;
  for (let round = 0; round < ROUNDS; round++) {
    const next = climbed(seen, before, weights);
    const moved = Math.max(...next.map((weight, j) => Math.abs(weight - weights[j]!)));
    weights = next;
    if (moved < CLOSE) break;
  }
  return Object.fromEntries(KEEPING_TERMS.map((term, j) => [term, weights[j]!])) as KeepingWeights;
}

type Seen = readonly { readonly terms: readonly number[]; readonly kept: number }[];

const along = (terms: readonly number[], weights: readonly number[]) =>
  terms.reduce((sum, value, j) => sum + value * weights[j]!, 0);

/** Logarithm of the posterior, but for a constant. */
function likelihood(seen: Seen, before: readonly number[], weights: readonly number[]): number {
  const pull = weights.reduce((sum, weight, j) => sum + (weight - before[j]!) ** 2, 0);
  const of = ({ terms, kept }: Seen[number]) => {
    const logit = along(terms, weights);
    return kept * logit - Math.max(0, logit) - Math.log1p(Math.exp(-Math.abs(logit)));
  };
  return seen.reduce((sum, one) => sum + of(one), (-TRUST / 2) * pull);
}

/** Slope of the posterior, and its curvature, row by row. */
function derivatives(seen: Seen, before: readonly number[], weights: readonly number[]) {
  const n = weights.length;
  const slope = weights.map((weight, j) => TRUST * (before[j]! - weight));
  const curvature = new Float64Array(n * n);
  for (let j = 0; j < n; j++) curvature[j * n + j] = TRUST;
  for (const { terms, kept } of seen) {
    const p = sigmoid(along(terms, weights));
    for (let i = 0; i < n; i++) {
      slope[i]! += (kept - p) * terms[i]!;
      for (let j = 0; j <= i; j++) curvature[i * n + j]! += p * (1 - p) * terms[i]! * terms[j]!;
    }
  }
  return { slope, curvature };
}

/** One step of Newton's over the weights that are not held at 0, halved until it climbs. */
function climbed(seen: Seen, before: readonly number[], weights: readonly number[]): number[] {
  const { slope, curvature } = derivatives(seen, before, weights);
  const n = weights.length;
  const free = weights.flatMap((weight, j) => (j === 0 || weight > 0 || slope[j]! > 0 ? [j] : []));
  const inverse = invert(
    Float64Array.from(free.flatMap((i) => free.map((j) => curvature[Math.max(i, j) * n + Math.min(i, j)]!))),
    free.length,
  );
  const step = weights.map(() => 0);
  for (const [r, i] of free.entries())
    step[i] = free.reduce((sum, j, c) => sum + inverse[r * free.length + c]! * slope[j]!, 0);
  const now = likelihood(seen, before, weights);
  for (let length = 1; length > CLOSE; length /= 2) {
    const next = weights.map((weight, j) =>
      j === 0 ? weight + length * step[j]! : Math.max(0, weight + length * step[j]!),
    );
    if (likelihood(seen, before, next) > now) return next;
  }
  return [...weights];
}
