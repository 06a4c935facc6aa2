/**
 * Latent tastes, asked of an investor: which of the rounds of a time does it join?
 *
 *   P(r is joined) ~ exp( sum over the features f of r of sought(f) + <u(i), v(f)> ),   u(i) as in factors.ts
 *
 * The other side of the same table: factors.ts tells investors apart, this tells startups apart, for an investor and for all.
 * Learned on both sides of the choice as in two-tower retrieval (Yi et al. 2019, "Sampling-bias-corrected neural modeling"),
 * but with the rounds of the same time as the choice, since nobody could have joined those of another.
 */
import type { InvestorColumns } from '../encode.ts';
import { type FeatureTable, NO_FEATURES, type RoundSample } from './features.ts';
import { descendSelection } from './selection.descent.ts';
import { wordsOfTime } from './selection.time.ts';
import type { SelectionSettings } from './tastes.settings.ts';
import { newState } from './tastes.state.ts';
import { tableOf } from './tastes.table.ts';
import { type Lesson, lessonOf, namedTastes, type Tastes, tastesOf } from './tastes.ts';

export interface Selection {
  /** What each feature is worth to an investor, beyond the average. */
  readonly taste: FeatureTable;
  /** By row of `taste`: what it is worth to the average investor. */
  readonly sought: Float32Array;
}

export const NO_SELECTION: Selection = { taste: NO_FEATURES, sought: new Float32Array(0) };

/** @param rounds the past ones, oldest first; @param codes of the features kept, numbered from 0. Deterministic */
export function learnSelection(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  investors: InvestorColumns,
  settings: SelectionSettings,
): Selection {
  const lesson = lessonOf(rounds, codes, investors);
  if (lesson === null) return NO_SELECTION;
  const tastes = tastesOf(lesson, settings, () => learn(lesson, settings));
  const { weights, means } = tableOf(tastes, codes, investors);
  const sought = tastes.sought.map((worth, row) => worth + means[row]!);
  const constant = codes.get(0)!;
  sought[constant] = -meanOf(lesson, sought);
  // A choice among rounds tells nothing of how often the investor chooses.
  weights.fill(0, constant * investors.count, (constant + 1) * investors.count);
  return { taste: { codes, weights }, sought };
}

/** What the average round is worth: taken off by the constant feature, so that 0 is the average. */
function meanOf({ rounds }: Lesson, sought: Float32Array): number {
  let [sum, all] = [0, 0];
  for (const { features, weight } of rounds) {
    sum += weight * features.reduce((worth, feature) => worth + sought[feature]!, 0);
    all += weight;
  }
  return sum / all;
}

interface SoughtTastes extends Tastes {
  /** By feature: what it is worth to all investors alike. */
  readonly sought: Float32Array;
}

function learn(lesson: Lesson, settings: SelectionSettings): SoughtTastes {
  const state = newState(lesson, settings, wordsOfTime(settings));
  const sought = descendSelection(state, lesson, settings);
  return { ...namedTastes(lesson, state), sought };
}
