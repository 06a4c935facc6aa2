/**
 * Who takes such a round? For each investor a weight on every side feature of a round (what the startup is, what it asks,
 * who backs it already), all learned together, so that fields which say the same thing are not counted twice.
 * The sum of the weights of a startup's features estimates the chance that the investor takes it anew.
 */
import type { FeatureTable, RoundSample } from './features.ts';
import { ridge } from './ridge.ts';

export interface AffinitySettings {
  /** Ridge penalty, in rounds. */
  readonly lambda: number;
  readonly halfLifeYears: number;
  /** Rounds that must show a feature. */
  readonly minimumRounds: number;
  /** The most frequent features are kept: the cost grows with the third power. */
  readonly maximumFeatures: number;
}

/** @param rounds the past ones (`roundsOf`); @param codes of the features kept, numbered from 0 */
export function learnAffinity(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  investors: number,
  lambda: number,
): FeatureTable {
  const samples = rounds.map((sample) => ({
    ...sample,
    features: sample.features.flatMap((feature) => codes.get(feature) ?? []),
  }));
  return { codes, weights: ridge({ samples, features: codes.size, targets: investors, lambda }) };
}
