/** What a round shows, as features 0/1: what the startup is, what it asks, who backs it. Tables learned over them share the rows. */
import { decay } from '../calendar.ts';
import type { StartupField } from '../criteria/form.ts';
import type { StartupColumns } from '../encode.ts';
import { rowOf } from '../ragged.ts';
import type { Edges } from './edges.ts';
import type { Sample } from './ridge.ts';

/** One number for each feature and investor. */
export interface FeatureTable {
  /** Feature -> its row in `weights`. A feature that few rounds show has none. */
  readonly codes: ReadonlyMap<number, number>;
  /** `weights[row * investors + investor]` */
  readonly weights: Float32Array;
}

export const NO_FEATURES: FeatureTable = { codes: new Map(), weights: new Float32Array(0) };

/** A past deal with those who joined anew as targets. */
export interface RoundSample extends Sample {
  /** Investors that held the startup already, with or without a feature. */
  readonly held: readonly number[];
}

/** What is asked of a round to name its features; `year` is that of the deal, or of `asOf`. */
export interface RoundShown {
  readonly row: number;
  readonly round: number;
  readonly size: number;
  readonly year: number | null;
  readonly backers: readonly number[];
}

const KIND = 2 ** 24;

/** By kind of feature, what of the startup it says; null = who backs it. */
export const FEATURE_FIELDS: readonly (readonly StartupField[] | null)[] = [
  [],
  ['category'],
  ['country'],
  ['region'],
  ['round'],
  ['size'],
  ['founded'],
  ['sector'],
  ['backers'],
  null,
];

/** Which of `FEATURE_FIELDS`, and the code within. */
export function partsOfFeature(feature: number): { kind: number; code: number } {
  return { kind: Math.floor(feature / KIND), code: feature % KIND };
}

/** Unknown (0) is a value of its own: that a field is not filled in tells something too. */
export function featuresOf(startups: StartupColumns, { row, round, size, year, backers }: RoundShown): number[] {
  const age = ageClass(year, startups.profiles[row]!.foundedYear);
  const single = [0, startups.category[row]!, startups.country[row]!, startups.region[row]!, round, size, age];
  return [
    ...single.map((code, kind) => kind * KIND + code),
    ...rowOf(startups.sector, row).map((code) => 7 * KIND + code),
    8 * KIND + backersClass(backers.length),
    ...backers.map((investor) => 9 * KIND + investor),
  ];
}

/** Bounds of how many back a startup already; one that many back fills its rounds with them. */
const BACKERS_BOUNDS = [0, 1, 2, 3, 5, 8, 12] as const;

/** 0 none, then 1, 2, 3, 4-5, 6-8, 9-12, more. */
function backersClass(backers: number): number {
  const at = BACKERS_BOUNDS.findIndex((most) => backers <= most);
  return at < 0 ? BACKERS_BOUNDS.length : at;
}

/** 0 unknown, 1 not yet a year old, then 1, 2, 3-4, 5-7, 8 and more years. */
function ageClass(year: number | null, founded: number | null): number {
  if (year === null || founded === null) return 0;
  const bound = [0, 1, 2, 4, 7].findIndex((most) => year - founded <= most);
  return bound < 0 ? 6 : bound + 1;
}

/** Each past deal once, with those who joined anew as targets and the earlier backers as features. */
export function roundsOf(edges: Edges, startups: StartupColumns, halfLifeYears: number): RoundSample[] {
  const backers = new Map<number, number[]>();
  const found: RoundSample[] = [];
  for (let start = 0, end = 0; start < edges.count; start = end) {
    while (end < edges.count && edges.deal[end] === edges.deal[start]) end++;
    const row = edges.startup[start]!;
    if (row < 0) continue;
    const before = backers.get(row) ?? [];
    const joined = Array.from(edges.investor.subarray(start, end)).filter((_, at) => edges.first[start + at] === 1);
    const { date } = edges.deal[start]!;
    const shown = { row, round: edges.round[start]!, size: edges.size[start]!, backers: before };
    found.push({
      features: featuresOf(startups, { ...shown, year: date === null ? null : Number(date.slice(0, 4)) }),
      targets: joined,
      held: before,
      weight: decay(edges.age[start]!, halfLifeYears),
    });
    backers.set(row, [...before, ...joined]);
  }
  return found;
}

/** @param minimumRounds that must show a feature; @param most how many are kept, the most frequent first */
export function frequent(rounds: readonly Sample[], minimumRounds: number, most: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of rounds) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= minimumRounds)
    .sort(([f, n], [g, m]) => m - n || f - g)
    .slice(0, most);
  return new Map(kept.map(([feature], row) => [feature, row]));
}
