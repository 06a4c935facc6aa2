/**
 * Latent tastes. Each feature of a round and each investor is a vector; how well they agree says who joins:
 *
 *   P(i joins) ~ exp( bias(i) + <u(i), sum of v(f) over the features f> ),   u(i) = own(i) + what its country, kind and age tell
 *
 * A factorisation machine (Rendle 2010) under a softmax over all investors, learned by AdaGrad (Duchi, Hazan, Singer 2011).
 * Of all investors each batch looks at those that joined and at a sample, each weighed by one over its chance to be drawn.
 * Deterministic: the same rounds give the same bytes.
 */
import type { InvestorColumns } from '../encode.ts';
import { canonical, contentHash } from '../hash.ts';
import type { InvestorProfile } from '../profile.ts';
import { biasOf, type FactorState, newState } from './factors.state.ts';
import type { FeatureTable, RoundSample } from './features.ts';
import { drawerOf, type Sampled } from './sampling.ts';

export interface FactorSettings {
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Passes over the rounds. */
  readonly epochs: number;
  readonly rate: number;
  /** Pull to zero, a round: of features and of investors. */
  readonly pullFeatures: number;
  readonly pullInvestors: number;
  /** Investors drawn a batch. */
  readonly sample: number;
  readonly seed: number;
}

const BATCH = 32;
/** Rounds so old that they count less are left out. */
const LEAST_WEIGHT = 0.005;
/** From here on steps are shorter. */
const SETTLE = 0.6;
const SETTLED_RATE = 0.3;

/** What was learned, by the names of things: it holds for whatever investors there are. */
interface Tastes {
  readonly vectors: Float32Array;
  readonly own: ReadonlyMap<string, { readonly vector: Float32Array; readonly bias: number; readonly joined: number }>;
  readonly shared: ReadonlyMap<string, Float32Array>;
}

/** The last ones learned, by what they were learned from: a party without deals changes nothing of them. */
const remembered = new Map<string, Tastes>();
const REMEMBERED = 2;

/**
 * @param rounds the past ones (`roundsOf`); @param codes of the features kept, numbered from 0
 * @returns as a table: `<u(i), v(f)>` for each feature; that of the constant feature 0 holds the bias. What is alike for all
 * investors tells nothing of any, so each feature's mean, the busy counting more, is taken out: it is 0.
 */
export function learnFactors(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  investors: InvestorColumns,
  settings: FactorSettings,
): FeatureTable {
  const taught = rounds.filter(({ targets, weight }) => targets.length > 0 && weight > LEAST_WEIGHT);
  if (taught.length === 0 || !codes.has(0)) return { codes, weights: new Float32Array(0) };
  const joined = [...new Set(taught.flatMap(({ targets }) => targets))].sort((a, b) => a - b);
  const key = contentHash(factsOf(taught, codes, joined, investors, settings));
  const tastes = remembered.get(key) ?? learnTastes(taught, codes, joined, investors, settings);
  remembered.delete(key);
  remembered.set(key, tastes);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return { codes, weights: tableOf(tastes, codes, investors, settings.dimensions) };
}

function* factsOf(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  joined: readonly number[],
  { profiles }: InvestorColumns,
  settings: FactorSettings,
): Iterable<string> {
  yield canonical(settings);
  const numbers = new Map(joined.map((row, at) => [row, at]));
  const known = (rows: readonly number[]) => rows.flatMap((row) => numbers.get(row) ?? []);
  for (const row of joined) yield canonical([profiles[row]!.id, shownBy(profiles[row]!)]);
  for (const { features, targets, held, weight } of rounds)
    yield canonical([features.flatMap((f) => codes.get(f) ?? []), known(targets), known(held), weight]);
}

/** What an investor shares with others: its country, its kind, when it was founded (in steps of six years). */
function shownBy({ country, kind, foundedYear }: InvestorProfile): string[] {
  const step = foundedYear === null ? null : Math.max(0, Math.floor((foundedYear - 1970) / 6));
  return [`country ${country}`, `kind ${kind}`, `founded ${step}`];
}

function learnTastes(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  joined: readonly number[],
  { profiles }: InvestorColumns,
  settings: FactorSettings,
): Tastes {
  const numbers = new Map(joined.map((row, at) => [row, at]));
  const known = (rows: readonly number[]) => rows.flatMap((row) => numbers.get(row) ?? []);
  const taught = rounds.map(({ features, targets, held, weight }) => ({
    features: features.flatMap((f) => (f === 0 ? [] : (codes.get(f) ?? []))),
    targets: known(targets),
    held: known(held),
    weight,
  }));
  const shown = joined.map((row) => shownBy(profiles[row]!));
  const state = newState(taught, codes.size, shown, settings);
  descend(state, taught, settings);
  const { dimensions: d, investors, bias } = state;
  const own = joined.map((row, at) => {
    const vector = investors.slice(at * d, at * d + d);
    return [profiles[row]!.id, { vector, bias: bias[at]!, joined: state.joined[at]! }] as const;
  });
  return { vectors: state.features, own: new Map(own), shared: state.shared() };
}

function descend(state: FactorState, taught: readonly RoundSample[], settings: FactorSettings): void {
  const drawer = drawerOf(state.joined, settings.sample, settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (epoch < SETTLE * settings.epochs ? 1 : SETTLED_RATE);
    const order = drawer.shuffled(taught.length);
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = Array.from(order.subarray(at, at + BATCH), (row) => taught[row]!);
      learnBatch(state, batch, drawer.draw(batch.flatMap(({ targets }) => targets)), rate, settings);
    }
  }
}

function learnBatch(
  state: FactorState,
  batch: readonly RoundSample[],
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
      if (pull < 1e-7 && pull > -1e-7) continue;
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
  { investors, bias }: FactorState,
  { targets, held, weight }: RoundSample,
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

/** Who never joined has the taste of what it shares with others, and the bias of none. */
function tableOf(
  { vectors, own, shared }: Tastes,
  codes: ReadonlyMap<number, number>,
  { count, profiles }: InvestorColumns,
  d: number,
): Float32Array {
  const tastes = new Float32Array(count * d);
  const bias = new Float64Array(count);
  const busy = new Float64Array(count);
  profiles.forEach((profile, i) => {
    const known = own.get(profile.id);
    bias[i] = known?.bias ?? biasOf(0);
    busy[i] = known?.joined ?? 0;
    tastes.set(known?.vector ?? sumOf(shownBy(profile), shared, d), i * d);
  });
  const table = new Float32Array(codes.size * count);
  for (const [feature, row] of codes) {
    const into = table.subarray(row * count, (row + 1) * count);
    for (let i = 0; i < count; i++) {
      let agreed = feature === 0 ? bias[i]! : 0;
      if (feature !== 0) for (let k = 0; k < d; k++) agreed += tastes[i * d + k]! * vectors[row * d + k]!;
      into[i] = agreed;
    }
    takeOutMean(into, busy);
  }
  return table;
}

function sumOf(names: readonly string[], shared: ReadonlyMap<string, Float32Array>, d: number): Float32Array {
  const vectors = names.flatMap((name) => shared.get(name) ?? []);
  return Float32Array.from({ length: d }, (_, k) => vectors.reduce((sum, vector) => sum + vector[k]!, 0));
}

function takeOutMean(values: Float32Array, busy: Float64Array): void {
  let [sum, all] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += busy[i]! * values[i]!;
    all += busy[i]!;
  }
  for (let i = 0; i < values.length; i++) values[i]! -= sum / all;
}
