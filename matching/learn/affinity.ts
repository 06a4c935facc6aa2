/**
 * Who takes such a round? For each investor a weight on every side feature of a round (what the startup is, what it asks,
 * who backs it already), all learned together, so that fields which say the same thing are not counted twice.
 * The sum of the weights of a startup's features estimates the chance that the investor takes it anew.
 */
import { decay } from '../calendar.ts';
import type { StartupField } from '../criteria/form.ts';
import type { StartupColumns } from '../encode.ts';
import { rowOf } from '../ragged.ts';
import type { Edges } from './edges.ts';
import { ridge, type Sample } from './ridge.ts';

export interface Affinity {
  /** Feature -> its row in `weights`. A feature that few rounds show has none. */
  readonly codes: ReadonlyMap<number, number>;
  /** `weights[row * investors + investor]` */
  readonly weights: Float32Array;
}

export interface AffinitySettings {
  /** Ridge penalty, in rounds. */
  readonly lambda: number;
  readonly halfLifeYears: number;
  /** Rounds that must show a feature. */
  readonly minimumRounds: number;
  /** The most frequent features are kept: the cost grows with the third power. */
  readonly maximumFeatures: number;
}

export const NO_AFFINITY: Affinity = { codes: new Map(), weights: new Float32Array(0) };

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
    ...backers.map((investor) => 8 * KIND + investor),
  ];
}

/** 0 unknown, 1 not yet a year old, then 1, 2, 3-4, 5-7, 8 and more years. */
function ageClass(year: number | null, founded: number | null): number {
  if (year === null || founded === null) return 0;
  const bound = [0, 1, 2, 4, 7].findIndex((most) => year - founded <= most);
  return bound < 0 ? 6 : bound + 1;
}

export function learnAffinity(
  edges: Edges,
  startups: StartupColumns,
  investors: number,
  settings: AffinitySettings,
): Affinity {
  const rounds = roundsOf(edges, startups, settings.halfLifeYears);
  const codes = frequent(rounds, settings);
  const samples = rounds.map((sample) => ({
    ...sample,
    features: sample.features.flatMap((feature) => codes.get(feature) ?? []),
  }));
  const weights = ridge({ samples, features: codes.size, targets: investors, lambda: settings.lambda });
  return { codes, weights };
}

/** Each past deal once, with those who joined anew as targets and the earlier backers as features. */
function roundsOf(edges: Edges, startups: StartupColumns, halfLifeYears: number): Sample[] {
  const backers = new Map<number, number[]>();
  const found: Sample[] = [];
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
      weight: decay(edges.age[start]!, halfLifeYears),
    });
    backers.set(row, [...before, ...joined]);
  }
  return found;
}

function frequent(rounds: readonly Sample[], settings: AffinitySettings): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of rounds) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= settings.minimumRounds)
    .sort(([f, n], [g, m]) => m - n || f - g)
    .slice(0, settings.maximumFeatures);
  return new Map(kept.map(([feature], row) => [feature, row]));
}
