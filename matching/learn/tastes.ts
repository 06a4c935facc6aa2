/**
 * Tastes as vectors: each feature of a round and each investor has one, and the better they agree, the better they suit each
 * other. What they are learned from, and the last ones learned.
 */
import type { InvestorColumns } from '../encode.ts';
import { canonical, contentHash } from '../hash.ts';
import type { InvestorProfile } from '../profile.ts';
import type { RoundSample } from './features.ts';
import type { TasteState } from './tastes.state.ts';

/** A round by numbers: its features, who joined anew, who held it already. */
export interface TaughtRound {
  readonly features: readonly number[];
  readonly targets: readonly number[];
  readonly held: readonly number[];
  readonly weight: number;
}

/** Everything that tastes are learned from; investors are numbered over those that ever joined. */
export interface Lesson {
  /** Oldest first. */
  readonly rounds: readonly TaughtRound[];
  readonly features: number;
  readonly shown: readonly (readonly string[])[];
  readonly ids: readonly string[];
}

/** What was learned, by the names of things: it holds for whatever investors there are. */
export interface Tastes {
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly own: ReadonlyMap<string, { readonly vector: Float32Array; readonly bias: number; readonly joined: number }>;
  readonly shared: ReadonlyMap<string, Float32Array>;
}

/** Rounds so old that they count less are left out. */
const LEAST_WEIGHT = 0.005;

/** @param codes of the features kept, numbered from 0; @returns null where there is nothing to learn from */
export function lessonOf(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  investors: InvestorColumns,
): Lesson | null {
  const taught = rounds.filter(({ weight }) => weight > LEAST_WEIGHT);
  const joined = [...new Set(taught.flatMap(({ targets }) => targets))].sort((a, b) => a - b);
  if (joined.length === 0 || !codes.has(0)) return null;
  return {
    rounds: numbered(taught, codes, joined),
    features: codes.size,
    shown: joined.map((row) => shownBy(investors.profiles[row]!)),
    ids: joined.map((row) => investors.profiles[row]!.id),
  };
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

/** What an investor shares with others: its country, its kind, when it was founded (in steps of six years). */
export function shownBy({ country, kind, foundedYear }: InvestorProfile): string[] {
  const step = foundedYear === null ? null : Math.max(0, Math.floor((foundedYear - 1970) / 6));
  return [`country ${country}`, `kind ${kind}`, `founded ${step}`];
}

/** The last ones learned, by what they were learned from: a party without deals changes nothing of them. */
const remembered = new Map<string, Tastes>();
const REMEMBERED = 4;

/** @param learn must learn the same from the same lesson under the same settings, which tell who learns */
export function tastesOf<T extends Tastes>(lesson: Lesson, settings: object, learn: () => T): T {
  const key = contentHash([settings, lesson.features, lesson.ids, lesson.shown, ...lesson.rounds].map(canonical));
  const tastes = (remembered.get(key) as T | undefined) ?? learn();
  remembered.delete(key);
  remembered.set(key, tastes);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return tastes;
}

export function namedTastes({ ids }: Lesson, state: TasteState): Tastes {
  const { dimensions: d, investors, bias, joined, features } = state;
  const own = ids.map((id, at) => {
    const vector = investors.slice(at * d, at * d + d);
    return [id, { vector, bias: bias[at]!, joined: joined[at]! }] as const;
  });
  return { dimensions: d, vectors: features.slice(), own: new Map(own), shared: state.shared() };
}
