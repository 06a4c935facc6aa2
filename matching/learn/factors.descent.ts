/** The passes over the rounds: chances under the softmax, and steps down the slope of the loss. */
import { beginBatch, type FactorBatch, newBatch, WIDTH } from './factors.batch.ts';
import { ratesOf } from './passes.ts';
import { drawerOf, type Sampled } from './sampling.ts';
import type { FactorSettings } from './tastes.settings.ts';
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';

const MOST_STEPS = 8000;
/** A weaker pull moves nothing that could be seen: most of those drawn pull so. */
const LEAST_PULL = 1e-5;

export function descend(state: TasteState, taught: readonly TaughtRound[], settings: FactorSettings): void {
  const drawer = drawerOf(state.joined, settings.sample, settings.seed);
  const batch = newBatch(state);
  for (const rate of ratesOf(settings, taught.length / WIDTH, MOST_STEPS)) {
    const order = drawer.shuffled(taught.length);
    for (let at = 0; at < order.length; at += WIDTH) {
      const rounds = Array.from(order.subarray(at, at + WIDTH), (row) => taught[row]!);
      learnBatch(state, batch, rounds, drawer.draw(rounds.flatMap(({ targets }) => targets)), rate);
    }
  }
}

function learnBatch(
  state: TasteState,
  batch: FactorBatch,
  rounds: readonly TaughtRound[],
  drawn: Sampled,
  rate: number,
): void {
  const { vectors, investors, bias: biases, dimensions: d } = state;
  beginBatch(batch, rounds, state, drawn);
  const rows = batch.rows.subarray(0, drawn.rows.length);
  vectors.agreeAcross({ vectors: investors, biases, length: d }, rows, batch.across, batch.agreed);
  rounds.forEach((round, q) => {
    pullsOf(batch, q, round, drawn);
  });
  for (let c = 0; c < rows.length; c++) {
    const investor = rows[c]!;
    const pulls = batch.pulls.subarray(c * WIDTH, c * WIDTH + rounds.length);
    batch.slope.fill(0);
    const vector = investors.subarray(investor * d, investor * d + d);
    vectors.pullBoth(batch, batch.places.subarray(0, rounds.length), pulls, LEAST_PULL, vector, batch.slope);
    state.moveInvestor(investor, batch.slope, sumOf(pulls), rate, rounds.length * drawn.weights[c]!);
  }
  rounds.forEach(({ features }, q) => {
    const slope = batch.toContexts.subarray(q * d, q * d + d);
    for (const feature of features) state.moveFeature(feature, slope, rate, rounds.length);
  });
}

/** Of those that count. */
function sumOf(pulls: Float32Array): number {
  let sum = 0;
  for (const pull of pulls) if (pull >= LEAST_PULL || pull <= -LEAST_PULL) sum += pull;
  return sum;
}

/** Derivatives of the loss by the logit of each drawn investor: chance times how many joined, less one for who did. */
function pullsOf(
  { agreed, pulls }: FactorBatch,
  q: number,
  { targets, held, weight }: TaughtRound,
  { rows, weights, place }: Sampled,
): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = q, c = 0; c < rows.length; at += WIDTH, c++) {
    const logit = agreed[at]!;
    pulls[at] = logit;
    if (logit > highest) highest = logit;
  }
  const at = (investor: number) => place[investor]! * WIDTH + q;
  for (const investor of held) if (place[investor]! >= 0) pulls[at(investor)] = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (let at = q, c = 0; c < rows.length; at += WIDTH, c++) {
    total += pulls[at] = Math.exp(pulls[at]! - highest) * weights[c]!;
  }
  const share = (targets.length * weight) / total;
  for (let at = q, c = 0; c < rows.length; at += WIDTH, c++) pulls[at]! *= share;
  for (const investor of targets) pulls[at(investor)]! -= weight;
}
