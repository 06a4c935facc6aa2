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
import { descend, type TaughtRound } from './factors.descent.ts';
import type { FactorSettings } from './factors.settings.ts';
import { biasOf, newState } from './factors.state.ts';
import type { FeatureTable, RoundSample } from './features.ts';

/** Rounds so old that they count less are left out. */
const LEAST_WEIGHT = 0.005;

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
  const lesson = {
    rounds: numbered(taught, codes, joined),
    features: codes.size,
    shown: joined.map((row) => shownBy(investors.profiles[row]!)),
    ids: joined.map((row) => investors.profiles[row]!.id),
  };
  return { codes, weights: tableOf(tastesOf(lesson, settings), codes, investors, settings.dimensions) };
}

/** Everything that tastes are learned from; investors are numbered over those that ever joined. */
interface Lesson {
  readonly rounds: readonly TaughtRound[];
  readonly features: number;
  readonly shown: readonly (readonly string[])[];
  readonly ids: readonly string[];
}

/** The constant feature tells of nothing: the biases do. */
function numbered(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  joined: readonly number[],
): TaughtRound[] {
  const numbers = new Map(joined.map((row, at) => [row, at]));
  const known = (rows: readonly number[]) => rows.flatMap((row) => numbers.get(row) ?? []);
  return rounds.map(({ features, targets, held, weight }) => ({
    features: features.flatMap((feature) => (feature === 0 ? [] : (codes.get(feature) ?? []))),
    targets: known(targets),
    held: known(held),
    weight,
  }));
}

function tastesOf(lesson: Lesson, settings: FactorSettings): Tastes {
  const key = contentHash([settings, lesson.ids, lesson.shown, ...lesson.rounds].map(canonical));
  const tastes = remembered.get(key) ?? learnTastes(lesson, settings);
  remembered.delete(key);
  remembered.set(key, tastes);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return tastes;
}

/** What an investor shares with others: its country, its kind, when it was founded (in steps of six years). */
function shownBy({ country, kind, foundedYear }: InvestorProfile): string[] {
  const step = foundedYear === null ? null : Math.max(0, Math.floor((foundedYear - 1970) / 6));
  return [`country ${country}`, `kind ${kind}`, `founded ${step}`];
}

function learnTastes({ rounds, features, shown, ids }: Lesson, settings: FactorSettings): Tastes {
  const state = newState(rounds, features, shown, settings);
  descend(state, rounds, settings);
  const { dimensions: d, investors, bias, joined } = state;
  const own = ids.map((id, at) => {
    const vector = investors.slice(at * d, at * d + d);
    return [id, { vector, bias: bias[at]!, joined: joined[at]! }] as const;
  });
  return { vectors: state.features, own: new Map(own), shared: state.shared() };
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
