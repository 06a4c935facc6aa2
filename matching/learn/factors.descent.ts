/** The passes over the rounds: chances under the softmax, and steps down the slope of the loss. */
import { ratesOf } from './passes.ts';
import { drawerOf, type Sampled } from './sampling.ts';
import type { FactorSettings } from './tastes.settings.ts';
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';

const BATCH = 32;
const MOST_STEPS = 8000;
/** A weaker pull moves nothing that could be seen: most of those drawn pull so. */
const LEAST_PULL = 1e-5;

export function descend(state: TasteState, taught: readonly TaughtRound[], settings: FactorSettings): void {
  const drawer = drawerOf(state.joined, settings.sample, settings.seed);
  for (const rate of ratesOf(settings, taught.length / BATCH, MOST_STEPS)) {
    const order = drawer.shuffled(taught.length);
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = Array.from(order.subarray(at, at + BATCH), (row) => taught[row]!);
      learnBatch(state, batch, drawer.draw(batch.flatMap(({ targets }) => targets)), rate, settings);
    }
  }
}

function learnBatch(
  state: TasteState,
  batch: readonly TaughtRound[],
  drawn: Sampled,
  rate: number,
  settings: FactorSettings,
): void {
  const { dimensions: d } = settings;
  const context = batch.map(({ features }) => state.sumOf(features));
  const pulls = batch.map((round, at) => pullsOf(state, round, context[at]!, drawn, d));
  const toContext = batch.map(() => new Float32Array(d));
  const gradient = new Float32Array(d);
  for (let c = 0; c < drawn.rows.length; c++) {
    const investor = drawn.rows[c]!;
    let bias = 0;
    gradient.fill(0);
    const from = investor * d;
    for (let q = 0; q < batch.length; q++) {
      const pull = pulls[q]![c]!;
      if (pull < LEAST_PULL && pull > -LEAST_PULL) continue;
      bias += pull;
      const z = context[q]!;
      const back = toContext[q]!;
      for (let k = 0; k < d; k++) {
        gradient[k]! += pull * z[k]!;
        back[k]! += pull * state.investors[from + k]!;
      }
    }
    state.moveInvestor(investor, gradient, bias, rate, batch.length * drawn.weights[c]!);
  }
  batch.forEach(({ features }, q) => {
    for (const feature of features) state.moveFeature(feature, toContext[q]!, rate, batch.length);
  });
}

/** Derivatives of the loss by the logit of each drawn investor: chance times how many joined, less one for who did. */
function pullsOf(
  { investors, bias }: TasteState,
  { targets, held, weight }: TaughtRound,
  z: Float32Array,
  { rows, weights, place }: Sampled,
  d: number,
): Float32Array {
  const pulls = new Float32Array(rows.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < rows.length; c++) {
    const from = rows[c]! * d;
    let logit = bias[rows[c]!]!;
    for (let k = 0; k < d; k++) logit += investors[from + k]! * z[k]!;
    pulls[c] = logit;
    if (logit > highest) highest = logit;
  }
  for (const investor of held) if (place[investor]! >= 0) pulls[place[investor]!] = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (let c = 0; c < rows.length; c++) total += pulls[c] = Math.exp(pulls[c]! - highest) * weights[c]!;
  const share = (targets.length * weight) / total;
  for (let c = 0; c < rows.length; c++) pulls[c]! *= share;
  for (const investor of targets) pulls[place[investor]!]! -= weight;
  return pulls;
}
